internal import CChiplogShims

/// By when something that waits has to return; on the monotonic clock.
struct TimeLimit {
    /// nil: it may take as long as it takes.
    private let deadline: Int64?

    static let none = TimeLimit(deadline: nil)

    private init(deadline: Int64?) {
        self.deadline = deadline
    }

    /// A limit that begins now; a negative duration counts as zero, one of more than a century as a century.
    init(_ duration: Duration) {
        deadline = chiplog_monotonic_ns() + duration.clampedNanoseconds
    }

    var isOver: Bool {
        deadline.map { chiplog_monotonic_ns() >= $0 } ?? false
    }

    /// What is left, for `FutexWord.wait`: 0 where there is no limit, else at least 1.
    var restNanoseconds: Int64 {
        deadline.map { max(1, $0 - chiplog_monotonic_ns()) } ?? 0
    }

    /// What is left; nil where there is no limit.
    var rest: Duration? {
        deadline == nil ? nil : .nanoseconds(restNanoseconds)
    }

    /// Flushes `sink` within what is left.
    func flush(_ sink: any LogSink) throws(SinkError) {
        if let rest {
            try sink.flush(within: rest)
        } else {
            try sink.flush()
        }
    }

    /// What is thrown when the limit is over.
    static func error(_ name: String, pending: UInt64) -> SinkError {
        let events = pending == 1 ? "1 event is" : "\(pending) events are"
        return SinkError("\(name): the time for the flush is over; \(events) still pending and will be written later")
    }
}
