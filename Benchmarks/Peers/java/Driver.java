import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Drives a peer through samples and reads the clocks around them; event numbers never restart. */
final class Driver {
    /** CPU time of the process, in nanoseconds, after which the Java machine is taken to have compiled all it will. */
    private static final long COMPILED_AFTER = 5_000_000_000L;

    /** Calls of a sample that is taken to get there. */
    private static final long WARMING = 20_000;

    private static final int TRIES = 60;
    private static final double LARGEST_BATCH = 1L << 32;

    private final Log4jPeer peer;
    private final Path output;
    private long done;

    /** What one sample took, in nanoseconds. */
    record Reading(long events, long calling, long draining, long cpu, Long bytes) {
        Map<String, Object> json() {
            Map<String, Object> json = new LinkedHashMap<>();
            json.put("events_per_caller", events);
            json.put("callers_ns", List.of(calling));
            json.put("calling_ns", calling);
            json.put("draining_ns", draining);
            json.put("cpu_ns", cpu);
            json.put("bytes", bytes);
            json.put("dropped", 0);
            return json;
        }
    }

    /** @param output the file that is emptied before each sample; null where lines go nowhere */
    Driver(Log4jPeer peer, Path output) {
        this.peer = peer;
        this.output = output;
    }

    Reading sample(long events) throws IOException {
        if (output != null) {
            FileChannel.open(output, StandardOpenOption.WRITE, StandardOpenOption.TRUNCATE_EXISTING).close();
        }
        long first = done;
        done += events;
        long cpu = ProcessClock.nanoseconds();
        long start = System.nanoTime();
        peer.log(first, done);
        long called = System.nanoTime();
        peer.drain();
        long drained = System.nanoTime();
        cpu = ProcessClock.nanoseconds() - cpu;
        return new Reading(events, called - start, drained - called, cpu, output == null ? null : Files.size(output));
    }

    /** Finds the batch whose samples last about {@code target}, while warming up for {@code warmUp}. */
    long calibrate(long target, long warmUp) throws IOException {
        waitForCompiler();
        long batch = 1;
        long spent = 0;
        int fitting = 0;
        for (int attempt = 0; attempt < TRIES; attempt++) {
            Reading reading = sample(batch);
            long lasted = Math.max(1, reading.calling + reading.draining);
            spent += lasted;
            boolean fits = lasted >= target / 2 && lasted <= target * 2 || batch == 1 && lasted > target;
            fitting = fits ? fitting + 1 : 0;
            // Two in a row: the first of all may be long only because everything is cold.
            if (fitting >= 2 && spent >= warmUp) {
                break;
            }
            double factor = Math.min(Math.max((double) target / lasted, 0.1), 10);
            batch = (long) Math.min(Math.max(1, Math.rint(batch * factor)), LARGEST_BATCH);
        }
        return batch;
    }

    /** Takes samples of {@code batch} until {@code duration} has passed. */
    void warmUp(long batch, long duration) throws IOException {
        waitForCompiler();
        long start = System.nanoTime();
        do {
            sample(batch);
        } while (System.nanoTime() - start < duration);
    }

    /** Before any warm-up: interpreted calls say nothing of a program that has run for some seconds. */
    private void waitForCompiler() throws IOException {
        while (ProcessClock.nanoseconds() < COMPILED_AFTER) {
            sample(WARMING);
        }
    }

    void logNumbered(long events) {
        long first = done;
        done += events;
        peer.logNumbered(first, done);
    }

    void close() {
        peer.drain();
        peer.close();
    }
}
