import Chiplog
import Synchronization

#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#elseif canImport(Darwin)
import Darwin
#endif

/// A sink before a device that fails now and then: of every so many writes the first few are refused with an error of the
/// system's, and the others succeed.
struct RecoveringSink: LogSink {
    /// Errors that devices have, by their names in errno(3).
    enum ErrorName: String, CaseIterable {
        case noSpace = "ENOSPC"
        case inputOutput = "EIO"
        case quota = "EDQUOT"
        case brokenPipe = "EPIPE"
        case timedOut = "ETIMEDOUT"

        var code: Int32 {
            switch self {
            case .noSpace: ENOSPC
            case .inputOutput: EIO
            case .quota: EDQUOT
            case .brokenPipe: EPIPE
            case .timedOut: ETIMEDOUT
            }
        }
    }

    /// When it fails, and how.
    struct Failure: Equatable {
        var every: Int
        var count: Int
        var error: ErrorName
    }

    private final class Count: Sendable {
        let writes = Atomic<Int>(0)
    }

    private let sink: any LogSink
    private let failure: Failure
    private let error: SinkError
    private let count = Count()

    init(_ sink: any LogSink, _ failure: Failure) {
        self.sink = sink
        self.failure = failure
        let code = failure.error.code
        // Made once: what is measured is a failing device, not the making of sentences.
        error = SinkError(code: code, "failing sink: \(String(cString: strerror(code))); the event is lost")
    }

    func write(_ event: borrowing LogEvent) throws(SinkError) {
        let number = count.writes.add(1, ordering: .relaxed).oldValue
        guard number % failure.every >= failure.count else { throw error }
        try sink.write(event)
    }

    func flush() throws(SinkError) { try sink.flush() }
    func shutdown() throws(SinkError) { try sink.shutdown() }
    var counters: SinkCounters { sink.counters }
    var queuedBytes: Int { sink.queuedBytes }
}
