import Chiplog
import Glibc
import Testing

/// In processes of their own, since signals are the whole process's.
@Suite struct LogTerminationTests {
    @Test("a signal that is handled or ignored already is left alone, and what cannot be one is refused")
    func leftAlone() async {
        await #expect(processExitsWith: .exitCode(9)) {
            for number in [SIGTERM, SIGINT, SIGUSR1] { signal(number, SIG_DFL) }
            signal(SIGINT, SIG_IGN)
            signal(SIGTERM) { _ in _exit(9) }
            let served = LogTermination.flushOnSignals([SIGTERM, SIGINT, SIGUSR1, SIGKILL, 0, -1, 1000])
            guard served == [SIGUSR1], LogTermination.flushOnSignals([SIGUSR1, SIGINT]) == [SIGUSR1] else { _exit(8) }
            raise(SIGINT)
            var all = sigset_t()
            sigfillset(&all)
            pthread_sigmask(SIG_UNBLOCK, &all, nil)
            kill(getpid(), SIGTERM)
            while true { pause() }
        }
    }

    @Test("a second signal ends the program though the first is still waiting for a sink that hangs")
    func secondSignal() async {
        await #expect(processExitsWith: .signal(SIGTERM)) {
            signal(SIGTERM, SIG_DFL)
            var all = sigset_t()
            sigfillset(&all)
            pthread_sigmask(SIG_UNBLOCK, &all, nil)
            /// Sends the second one while the first one's flush hangs here.
            struct Hanging: LogSink {
                func write(_ event: borrowing LogEvent) throws(SinkError) {}
                func flush() throws(SinkError) {
                    kill(getpid(), SIGTERM)
                    while true { pause() }
                }
                func shutdown() throws(SinkError) {}
                var counters: SinkCounters { SinkCounters() }
            }
            let pipeline = Pipeline(sinks: [Hanging()])
            LogTermination.flushOnSignals()
            kill(getpid(), SIGTERM)
            withExtendedLifetime(pipeline) { while true { pause() } }
        }
    }
}
