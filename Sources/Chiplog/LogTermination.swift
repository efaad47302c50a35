internal import CChiplogShims

#if canImport(Glibc)
internal import Glibc
#elseif canImport(Musl)
internal import Musl
#elseif canImport(Darwin)
internal import Darwin
#endif

/// What becomes of events that still wait when the process ends, and how to have more of them written.
///
/// | ending | events that blocking pipelines have accepted |
/// | --- | --- |
/// | `exit`, return from `main` | written |
/// | a signal such as SIGTERM | written after `flushOnSignals`; without it those flushed before |
/// | a trap: an uncaught error in `main`, `fatalError`, a segmentation fault | written after `flushOnCrash`, as far as locks allow; without it those flushed before |
/// | SIGKILL, `_exit`, loss of power | those flushed before; the last of the others may be there in part |
/// | `exit` in a child made by `fork` | the parent's are the parent's; the child flushes its own by hand |
///
/// Both are opt-in: how a process ends is the program's affair. Each starts one thread the first time.
public enum LogTermination {
    /// Makes the first of these signals flush every pipeline before it ends the process, as it would have.
    ///
    /// The process ends by the signal all the same, so whoever waits for it sees the same status. A second signal, while
    /// the first is being served, ends it at once. A signal that has a handler already, or is ignored, is left alone: call
    /// `flush` there.
    ///
    /// - Parameters:
    ///   - signals: 2 is SIGINT, 15 is SIGTERM.
    ///   - limit: how long to wait for a queue; a device that hangs is waited for as long as it does.
    /// - Returns: the signals that are served now.
    @discardableResult
    public static func flushOnSignals(_ signals: [Int32] = [2, 15], within limit: Duration = .seconds(5)) -> [Int32] {
        serve(within: limit) { signals.filter(chiplog_divert_signal) }
    }

    /// Makes a crash flush every pipeline first: traps such as an uncaught error in `main` or a failed precondition,
    /// segmentation faults, `abort`.
    ///
    /// Best effort: the crashed thread waits while another one flushes. What it was holding a lock on stays as it is, and
    /// after `limit` the crash goes on in any case, into the handler that was there before (a backtracer, say). A stack
    /// overflow is not served.
    ///
    /// - Returns: the signals that are served now.
    @discardableResult
    public static func flushOnCrash(within limit: Duration = .seconds(2)) -> [Int32] {
        let limit = min(max(limit, .zero), .seconds(60))
        let milliseconds = Int32(limit.components.seconds * 1000 + limit.components.attoseconds / 1_000_000_000_000_000)
        return serve(within: limit) {
            crashes.filter { chiplog_divert_crash($0, milliseconds) }
        }
    }

    private static let crashes = [SIGILL, SIGTRAP, SIGABRT, SIGBUS, SIGFPE, SIGSEGV]

    private static let server = FutexMutex(Server())

    private struct Server {
        var isRunning = false
        var limit = Duration.seconds(5)
    }

    /// Starts the thread if need be, and then diverts signals to it; none when there is no thread.
    private static func serve(within limit: Duration, _ divert: () -> [Int32]) -> [Int32] {
        let isRunning = server.withLock { server in
            server.limit = limit
            if !server.isRunning, chiplog_prepare_signals() {
                server.isRunning = WriterThread { serveSignals() } != nil
            }
            return server.isRunning
        }
        return isRunning ? divert() : []
    }

    private static func serveSignals() {
        while true {
            let signal = chiplog_next_signal()
            guard signal != 0 else { return }
            ExitDrain.drain(within: server.withLock(\.limit), on: "at signal \(signal)")
            if crashes.contains(signal) {
                chiplog_answer_signal()
            } else {
                chiplog_raise(signal)
            }
        }
    }
}
