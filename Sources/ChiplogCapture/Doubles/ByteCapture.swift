public import Chiplog

/// Keeps the bytes that a formatter makes of the events: what a file would have in it.
///
/// ```swift
/// let output = ByteCapture(format: .json)
/// let log = Log("checkout", pipeline: Pipeline(sinks: [output]))
/// log.info("order placed")
/// output.lines                    // [#"{"time":"…","level":"info","label":"checkout","message":"order placed"}"#]
/// ```
/// Lines stay in the order in which they came and are kept whole. It is bounded: from the first line on that finds no
/// room every further one is dropped, until it is drained, and counted in `droppedCount`. Safe on many threads.
public final class ByteCapture: LogSink {
    private struct State {
        var bytes: [UInt8] = []
        var written: UInt64 = 0
        var dropped: UInt64 = 0
        /// Whether a line has found no room since the last drain.
        var isFull = false
        var closed: UInt64 = 0
        var isClosed = false
    }

    private let formatter: any LogFormatter
    private let limit: Int
    private let state = FutexMutex(State())

    /// - Parameters:
    ///   - formatter: makes the lines.
    ///   - limit: how many bytes are kept; a negative number counts as 0.
    public init(format formatter: any LogFormatter = .text, limit: Int = 64 << 20) {
        self.formatter = formatter
        self.limit = max(0, limit)
    }

    /// All that was written, line ends included.
    public var bytes: [UInt8] { state.withLock(\.bytes) }

    /// `bytes` as text; what is not UTF-8 is replaced.
    public var text: String { String(decoding: bytes, as: UTF8.self) }

    /// `text` by lines, without their ends; a last line that was not ended counts as one.
    public var lines: [String] {
        var lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
        if lines.last == "" {
            lines.removeLast()
        }
        return lines
    }

    /// How many lines found no room.
    public var droppedCount: Int { Int(clamping: state.withLock(\.dropped)) }

    /// Takes out what was written so far, which makes room for more; the counters go on. After `shutdown`, what was
    /// written before it; a second call has only what has come since the first.
    public func drain() -> [UInt8] {
        state.withLock { state in
            defer {
                state.bytes = []
                state.isFull = false
            }
            return state.bytes
        }
    }
}

extension ByteCapture {
    public func write(_ event: borrowing LogEvent) throws(SinkError) {
        try formatter.withLine(of: event) { line in
            state.withLock { state in
                if state.isClosed {
                    state.closed += 1
                } else if state.isFull || line.count > limit - state.bytes.count {
                    state.isFull = true
                    state.dropped += 1
                } else {
                    state.bytes.append(contentsOf: line)
                    state.written += 1
                }
            }
        }
    }

    /// Keeps the beginning of the event's line, `count` bytes and never all of it, as a full disk would; the event
    /// counts for nothing here.
    func writeBeginning(_ count: Int, of event: borrowing LogEvent) throws(SinkError) {
        try formatter.withLine(of: event) { line in
            state.withLock { state in
                guard !state.isClosed else { return }
                let room = max(0, min(count, line.count - 1, limit - state.bytes.count))
                state.bytes.append(contentsOf: line.prefix(room))
            }
        }
    }

    /// Does nothing: what was taken is in `bytes` already.
    public func flush() throws(SinkError) {}

    /// Takes no more events; the bytes stay.
    public func shutdown() throws(SinkError) {
        state.withLock { $0.isClosed = true }
    }

    public var counters: SinkCounters {
        state.withLock { state in
            SinkCounters(
                written: state.written, dropped: DropCounters(newest: state.dropped, closed: state.closed))
        }
    }
}
