import Chiplog
import Synchronization

#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#elseif canImport(Darwin)
import Darwin
#endif

/// A sink that does wrong on purpose, while it claims to have written everything: what the verifier must see.
struct FaultySink: LogSink {
    enum Fault: String, CaseIterable {
        /// Some lines are not written.
        case lose
        /// Some lines are written twice.
        case double
        /// Some lines end in the middle.
        case tear
        /// Some lines change places with the next.
        case reorder
    }

    fileprivate struct State {
        var file: UnsafeMutablePointer<FILE>
        var events: UInt64 = 0
        /// A line that is written behind the next one.
        var held: [UInt8] = []
        var isClosed = false
        /// Events that came after shutdown.
        var late: UInt64 = 0
    }

    /// Invariant behind the unchecked Sendable: the stream is used under the lock only.
    private final class Shared: @unchecked Sendable {
        private var state: State
        private let lock = Mutex(())

        init(_ state: State) {
            self.state = state
        }

        func withLock<Result>(_ body: (inout State) -> Result) -> Result {
            lock.withLock { _ in body(&state) }
        }
    }

    private let shared: Shared
    private let formatter: any LogFormatter
    private let fault: Fault
    private let every: UInt64

    init(path: String, formatter: any LogFormatter, fault: Fault, every: Int) throws(SinkError) {
        guard let file = fopen(path, "a") else {
            throw SinkError(code: errno, "faulty sink \(path): \(String(cString: strerror(errno)))")
        }
        shared = Shared(State(file: file))
        self.formatter = formatter
        self.fault = fault
        self.every = UInt64(every)
    }

    func write(_ event: borrowing LogEvent) throws(SinkError) {
        try formatter.withLine(of: event) { line in
            shared.withLock { state in
                guard !state.isClosed else {
                    state.late += 1
                    return
                }
                state.events += 1
                state.write(line, state.events.isMultiple(of: every) ? fault : nil)
            }
        }
    }

    func flush() throws(SinkError) {
        _ = shared.withLock { $0.isClosed ? 0 : fflush($0.file) }
    }

    func shutdown() throws(SinkError) {
        shared.withLock { state in
            guard !state.isClosed else { return }
            state.isClosed = true
            state.writeHeld()
            fclose(state.file)
        }
    }

    var counters: SinkCounters {
        shared.withLock { SinkCounters(written: $0.events, dropped: DropCounters(closed: $0.late)) }
    }
}

extension FaultySink.State {
    fileprivate mutating func write(_ line: UnsafeRawBufferPointer, _ fault: FaultySink.Fault?) {
        switch fault {
        case nil:
            put(line)
            writeHeld()
        case .lose:
            break
        case .double:
            put(line)
            put(line)
        case .tear:
            put(UnsafeRawBufferPointer(rebasing: line[..<(line.count / 2)]))
        case .reorder:
            held = Array(line)
        }
    }

    fileprivate mutating func writeHeld() {
        held.withUnsafeBytes { put($0) }
        held = []
    }

    private func put(_ bytes: UnsafeRawBufferPointer) {
        if let start = bytes.baseAddress {
            fwrite(start, 1, bytes.count, file)
        }
    }
}
