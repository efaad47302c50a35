import Chiplog

/// Finds the capture for events that are logged outside of every capture's task.
///
/// It is asked only while a capture is there, and never guesses: an event goes to the capture that has given out its
/// trace, also after that one's end; else to the one whose scope is the process, else the way it would go without
/// captures, and is counted. A log with a pipeline of its own is no stray: what it logs elsewhere goes there, as a
/// test of a sink beside this one expects, unless the trace says otherwise.
enum CaptureRouter {
    struct State {
        /// By the first eight bytes of the trace ids that the capture gives out.
        /// Several only where a test gives them the same ids; the last one has the events.
        fileprivate var byPrefix: [UInt64: [LogCapture]] = [:]
        fileprivate var ended = EndedCaptures()
        var process = ProcessScope()
        /// Events that no capture took, by level, lowest first. No array, of which a copy would make a stray call
        /// allocate.
        fileprivate var unclaimed = SIMD8<Int>()
        /// What `unclaimed` was when a capture began.
        fileprivate var unclaimedBefore: [ObjectIdentifier: SIMD8<Int>] = [:]

        /// - Parameter isStray: whether its log has no pipeline of its own, so that the process's scope may take it.
        fileprivate func taker(of level: LogLevel, _ trace: TraceContext?, isStray: Bool) -> EventTaker? {
            if let prefix = trace?.traceID.prefix {
                if let capture = byPrefix[prefix]?.last {
                    return capture.level.allows(level) ? .capture(capture, .trace) : nil
                }
                if let entry = ended[prefix] { return entry.taker(of: level) }
            }
            if isStray, let capture = process.owner, capture.level.allows(level) { return .capture(capture, .process) }
            return nil
        }
    }

    static let state = FutexMutex(State())

    private static let adopter: LogAdopter = {
        let adopter = LogAdopter(
            strays: Pipeline(level: .trace, sinks: [RoutingSink(takesStrays: true)]),
            others: Pipeline(level: .trace, sinks: [RoutingSink(takesStrays: false)])
        ) { event in
            // What takes it may be let go by everybody else meanwhile, so its last reference leaves the lock too.
            let taker = state.withLock { state in
                let isStray = !event.hasOwnPipeline
                let taker = state.taker(of: event.level, event.trace, isStray: isStray)
                if taker == nil && isStray && event.isLogged { state.unclaimed[event.level.rank] += 1 }
                return taker
            }
            return taker != nil
        }
        adopter.install()
        return adopter
    }()

    /// Hands what the adopter takes to its capture.
    private struct RoutingSink: LogSink {
        let takesStrays: Bool

        func write(_ event: borrowing LogEvent) throws(SinkError) {
            let (level, trace) = (event.level, event.trace)
            let taker = state.withLock { state in
                let taker = state.taker(of: level, trace, isStray: takesStrays)
                // Its capture has ended since the event was adopted.
                if taker == nil { state.unclaimed[level.rank] += 1 }
                return taker
            }
            taker?.take(event)
        }

        func flush() throws(SinkError) {}
        func shutdown() throws(SinkError) {}
        var counters: SinkCounters { SinkCounters() }
    }
}

// Captures come and go.
extension CaptureRouter {
    /// Makes every call in the process ask for adoption while it lives.
    final class Adoption: Sendable {
        fileprivate init() { adopter.begin() }
        deinit { adopter.end() }
    }

    /// - Parameter prefix: what the trace ids begin with that the capture gives out.
    static func begin(_ capture: LogCapture, prefix: UInt64) {
        state.withLock { state in
            state.unclaimedBefore[ObjectIdentifier(capture)] = state.unclaimed
            state.byPrefix[prefix, default: []].append(capture)
        }
        // As long as it is there, if it has given out traces: what comes after its end is asked for too.
        let adoption = Adoption()
        capture.state.withLock { $0.adoption = adoption }
    }

    /// - Parameter hasTraces: whether there may be events that bear its traces.
    static func end(_ capture: LogCapture, prefix: UInt64, hasTraces: Bool) {
        _ = capture.state.withLock { state in
            state.unclaimed = unclaimed(since: capture)
            return hasTraces ? nil : state.adoption.take()
        }
        let (next, _) = state.withLock { state in
            state.unclaimedBefore[ObjectIdentifier(capture)] = nil
            state.byPrefix[prefix]?.removeAll { $0 === capture }
            if state.byPrefix[prefix]?.isEmpty == true { state.byPrefix[prefix] = nil }
            return (state.process.leave(capture), hasTraces ? state.ended.add(capture, prefix: prefix) : nil)
        }
        next?.resume(returning: true)
    }

    /// Says that these ids are given out anew, by somebody who has nothing to do with the capture that had them.
    static func forgetEnded(prefix: UInt64) {
        _ = state.withLock { $0.ended.forget(prefix) }
    }

    /// How many events of the capture's level or above no capture has taken since it began; 0 for one that has not.
    static func unclaimed(since capture: LogCapture) -> Int {
        state.withLock { state in
            guard let before = state.unclaimedBefore[ObjectIdentifier(capture)] else { return 0 }
            return LogLevel.allCases.filter { capture.level.allows($0) }
                .map { state.unclaimed[$0.rank] - before[$0.rank] }.reduce(0, +)
        }
    }
}

extension LogLevel {
    /// Its place among all levels, the lowest being 0.
    fileprivate var rank: Int {
        switch self {
        case .trace: 0
        case .debug: 1
        case .info: 2
        case .notice: 3
        case .warning: 4
        case .error: 5
        case .critical: 6
        }
    }
}

extension TraceID {
    /// Its first eight bytes.
    fileprivate var prefix: UInt64 { high }
}
