import Chiplog
import ChiplogCapture
import Glibc

/// Keeps events like any sink, but for one fault.
final class BrokenSink: LogSink {
    /// The promise that is broken, in the words of its rule.
    enum Fault: String, CaseIterable {
        case losesSome = "each event of eight threads arrives once, those of one thread in order"
        case knowsFewThreads = "200 threads at once, more than have numbers of their own, lose nothing"
        case forgetsEndedThreads = "threads that end and are replaced lose nothing"
        case keepsNoCopy = "what a sink keeps of an event is a copy"
        case countsTwice = "each event is counted exactly once"
        case flushesNothing = "after a flush everything taken before is out"
        case endsFlushEarly = "a flush within a time limit is complete, or throws"
        case countsNothingLate = "a second shutdown does nothing, and what comes late is counted as closed"
        case losesTheLastOnes = "a shutdown while threads log leaves each event written or counted"
        case drainsNothing = "a pipeline that nobody refers to any more has written its events"
        case staysFailed = "a failure costs the events it says, and the sink goes on afterwards"
        case turnsDownWhatItTakes = "what a sink says it does not want it turns away, and asking has no effect"
    }

    private struct State {
        var arrived = NumberedEvents()
        /// What has been taken and not been flushed.
        var held: [LogFields] = []
        /// How many events were not copied, and what the memory that they lay in holds now.
        var borrowed = 0
        var latest: LogFields = [:]
        var threads: Set<pthread_t> = []
        var counters = SinkCounters()
        var isClosed = false
        var isFailing = false
        var hasFailed = false

        mutating func release() {
            for fields in held { arrived.append(fields, message: "event") }
            held = []
            for _ in 0..<borrowed { arrived.append(latest, message: "event") }
            borrowed = 0
        }
    }

    private let fault: Fault?
    private let state: FutexMutex<State>

    /// - Parameter fault: nil: none.
    init(_ fault: Fault?) {
        self.fault = fault
        state = FutexMutex(State())
    }

    var specimen: SinkSpecimen {
        SinkSpecimen(
            self, arrived: { self.state.withLock(\.arrived) },
            setFailing: { shall in self.state.withLock { $0.isFailing = shall } })
    }

    func write(_ event: borrowing LogEvent) throws(SinkError) {
        let fields = event.fields
        try state.withLock { (state) throws(SinkError) in
            if state.isClosed {
                state.counters.dropped.closed += fault == .countsNothingLate ? 0 : 1
                return
            }
            if state.isFailing || (fault == .staysFailed && state.hasFailed) {
                state.hasFailed = true
                throw SinkError("failing on purpose")
            }
            state.counters.written += 1
            keep(fields, in: &state)
        }
    }

    private func keep(_ fields: LogFields, in state: inout State) {
        switch fault {
        case .losesSome where state.counters.written.isMultiple(of: 500):
            break
        case .knowsFewThreads where state.threads.count >= 128 && !state.threads.contains(pthread_self()):
            break
        case .forgetsEndedThreads where fields["n"] == .int(19) && fields["t"] != .int(0):
            break
        case .keepsNoCopy:
            state.borrowed += 1
            state.latest = fields
        case .countsTwice where state.counters.written == 77:
            state.counters.written += 1
            state.arrived.append(fields, message: "event")
        case .flushesNothing, .endsFlushEarly, .drainsNothing, .losesTheLastOnes:
            state.held.append(fields)
        default:
            state.threads.insert(pthread_self())
            state.arrived.append(fields, message: "event")
        }
    }

    func flush() throws(SinkError) {
        guard fault != .flushesNothing else { return }
        state.withLock { $0.release() }
    }

    func flush(within limit: Duration) throws(SinkError) {
        guard fault != .endsFlushEarly else { return }
        try flush()
    }

    func shutdown() throws(SinkError) {
        state.withLock { state in
            state.isClosed = true
            if fault == .losesTheLastOnes || fault == .drainsNothing {
                state.held = []
            }
            state.release()
        }
    }

    func wants(_ event: borrowing LogEvent) -> Bool {
        fault != .turnsDownWhatItTakes || event.level != .debug
    }

    var isSelective: Bool { fault == .turnsDownWhatItTakes }

    var counters: SinkCounters { state.withLock(\.counters) }
}
