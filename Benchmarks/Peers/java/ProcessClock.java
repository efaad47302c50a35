/** The CPU time of the whole process. */
final class ProcessClock {
    static {
        System.loadLibrary("processclock");
    }

    private ProcessClock() {}

    /** In nanoseconds; Java's own reading counts in hundredths of a second. */
    static native long nanoseconds();
}
