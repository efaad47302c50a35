import Chiplog

/// Finds the capture for events that are logged outside of every capture's task.
///
/// It is asked only while a capture is live, and never guesses: an event goes to the capture that has given out its trace,
/// else to the one whose scope is the process, else the way it would go without captures, and is counted. A log with a
/// pipeline of its own is no stray: what it logs elsewhere goes there, as a test of a sink beside this one expects.
enum CaptureRouter {
    private struct State {
        var live = 0
        /// By the first eight bytes of the trace ids that the capture gives out.
        /// Several only where a test gives them the same ids; the last one has the events.
        var byPrefix: [UInt64: [LogCapture]] = [:]
        var process = ProcessScope()
        /// Events that no capture took, by level, lowest first. No array, of which a copy would make a stray call allocate.
        var unclaimed = SIMD8<Int>()
        /// What `unclaimed` was when a capture began.
        var unclaimedBefore: [ObjectIdentifier: SIMD8<Int>] = [:]

        /// - Parameter mayBeStray: whether the process's scope may take it.
        func capture(
            for level: LogLevel, _ trace: TraceContext?, mayBeStray: Bool
        ) -> (LogCapture, CapturedRecord.Route)? {
            if let trace, let capture = byPrefix[trace.traceID.prefix]?.last, capture.takes(level) {
                return (capture, .trace)
            }
            if mayBeStray, let capture = process.owner, capture.takes(level) { return (capture, .process) }
            return nil
        }
    }

    private static let state = FutexMutex(State())

    private static let adopter: LogAdopter = {
        let adopter = LogAdopter(pipeline: Pipeline(level: .trace, sinks: [RoutingSink()])) { event in
            state.withLock { state in
                let isStray = !event.hasOwnPipeline
                if state.capture(for: event.level, event.trace, mayBeStray: isStray) != nil { return true }
                if isStray && event.isLogged { state.unclaimed[event.level.rank] += 1 }
                return false
            }
        }
        adopter.install()
        return adopter
    }()

    /// Hands what the adopter takes to its capture.
    private struct RoutingSink: LogSink {
        func write(_ event: borrowing LogEvent) throws(SinkError) {
            let (level, trace) = (event.level, event.trace)
            let found = state.withLock { state in
                let found = state.capture(for: level, trace, mayBeStray: true)
                // Its capture has ended since the event was adopted.
                if found == nil { state.unclaimed[level.rank] += 1 }
                return found
            }
            found?.0.write(event, route: found?.1 ?? .process)
        }

        func flush() throws(SinkError) {}
        func shutdown() throws(SinkError) {}
        var counters: SinkCounters { SinkCounters() }
    }

    // MARK: Captures come and go

    /// - Parameter prefix: what the trace ids begin with that the capture gives out.
    static func begin(_ capture: LogCapture, prefix: UInt64) {
        state.withLock { state in
            state.unclaimedBefore[ObjectIdentifier(capture)] = state.unclaimed
            state.byPrefix[prefix, default: []].append(capture)
        }
        adopter.begin()
    }

    static func end(_ capture: LogCapture, prefix: UInt64) {
        adopter.end()
        capture.state.withLock { $0.unclaimed = unclaimed(since: capture) }
        let next = state.withLock { state in
            state.unclaimedBefore[ObjectIdentifier(capture)] = nil
            state.byPrefix[prefix]?.removeAll { $0 === capture }
            if state.byPrefix[prefix]?.isEmpty == true { state.byPrefix[prefix] = nil }
            return state.process.leave(capture)
        }
        next?.resume()
    }

    /// How many events of the capture's level or above no capture has taken since it began; 0 for one that has not.
    static func unclaimed(since capture: LogCapture) -> Int {
        state.withLock { state in
            guard let before = state.unclaimedBefore[ObjectIdentifier(capture)] else { return 0 }
            return LogLevel.allCases.filter { capture.takes($0) }.map { state.unclaimed[$0.rank] - before[$0.rank] }
                .reduce(0, +)
        }
    }

    // MARK: The process's scope

    /// Makes the process `capture`'s scope; false, and nothing done, where it is another's.
    static func tryEnterProcess(_ capture: LogCapture) -> Bool {
        state.withLock { $0.process.enter(capture) }
    }

    /// Makes the process `capture`'s scope once it is nobody else's.
    static func enterProcess(_ capture: LogCapture) async {
        await withCheckedContinuation { continuation in
            let isIn = state.withLock { state in
                if state.process.enter(capture) { return true }
                state.process.waiting.append((capture, continuation))
                return false
            }
            if isIn { continuation.resume() }
        }
    }
}

extension LogCapture {
    fileprivate func takes(_ level: LogLevel) -> Bool {
        self.level.severity <= level.severity
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
