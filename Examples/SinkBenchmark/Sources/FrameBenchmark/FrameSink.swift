import Chiplog
import Glibc
import Synchronization

/// Somebody's own sink, which is measured here: each event as JSON behind its length (four bytes, the lowest first), so
/// that a reader need not look for line ends. Keeps up to `buffer` bytes in memory.
final class FrameSink: LogSink {
    private struct State {
        var bytes: [UInt8] = []
        var pending: UInt64 = 0
        var written: UInt64 = 0
        /// How many came after the end.
        var late: UInt64 = 0
        var isClosed = false
    }

    private let file: Int32
    private let buffer: Int
    private let state = Mutex(State())

    init(path: String, buffer: Int) throws(SinkError) {
        file = open(path, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0o644)
        guard file >= 0 else { throw SinkError(code: errno, "frames: \(path) cannot be opened") }
        self.buffer = buffer
    }

    deinit { close(file) }

    func write(_ event: borrowing LogEvent) throws(SinkError) {
        try JSONFormatter().withLine(of: event) { line throws(SinkError) in
            try state.withLock { state throws(SinkError) in
                guard !state.isClosed else {
                    state.late += 1
                    return
                }
                withUnsafeBytes(of: UInt32(line.count).littleEndian) { state.bytes.append(contentsOf: $0) }
                state.bytes.append(contentsOf: line)
                state.pending += 1
                if state.bytes.count >= buffer { try put(&state) }
            }
        }
    }

    func flush() throws(SinkError) {
        try state.withLock { state throws(SinkError) in try put(&state) }
    }

    func shutdown() throws(SinkError) {
        try state.withLock { state throws(SinkError) in
            state.isClosed = true
            try put(&state)
        }
    }

    var counters: SinkCounters {
        state.withLock {
            SinkCounters(written: $0.written, pending: $0.pending, dropped: DropCounters(closed: $0.late))
        }
    }

    /// Writes out what is in memory; what cannot be written stays there.
    private func put(_ state: inout State) throws(SinkError) {
        while !state.bytes.isEmpty {
            let count = Glibc.write(file, state.bytes, state.bytes.count)
            guard count > 0 else {
                throw SinkError(code: errno, "frames: cannot be written; \(state.pending) events are kept in memory")
            }
            state.bytes.removeFirst(count)
        }
        state.written += state.pending
        state.pending = 0
    }
}
