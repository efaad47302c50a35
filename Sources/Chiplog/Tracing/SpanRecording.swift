/// A span of which an event will be made.
final class SpanRecording: Sendable {
    let log: Log
    let level: LogLevel
    let name: String
    let parent: SpanID?
    let context: LogContext
    let callSite: (file: StaticString, function: StaticString, line: UInt)
    private let clock: LogClock
    let start: LogTimestamp
    /// By the clock that durations are measured by.
    private let startTicks: Int64
    private let state = FutexMutex(State())

    struct State {
        var attributes = BoundFields()
        var status = SpanStatus.unset
        var errors: [any Error] = []
        var isEnded = false
        var isAbandoned = false
    }

    init(
        _ name: String, of log: Log, level: LogLevel, parent: SpanID?, context: LogContext, clock: LogClock,
        callSite: (file: StaticString, function: StaticString, line: UInt)
    ) {
        self.name = name
        self.log = log
        self.level = level
        self.parent = parent
        self.context = context
        self.clock = clock
        self.callSite = callSite
        start = clock.now()
        startTicks = clock.ticks()
    }

    deinit {
        guard let state = close(isAbandoned: true) else { return }
        context.run { emit(state) }
    }

    var isOpen: Bool { !state.withLock(\.isEnded) }
    var status: SpanStatus { state.withLock(\.status) }

    func set(_ status: SpanStatus) {
        change { state in
            if state.status != .ok {
                state.status = status
            }
        }
    }

    /// Adds the attributes that `build` writes: outside the lock, since it runs code that may use the span.
    func add(_ build: (inout LogFieldEncoder) -> Void) {
        guard isOpen else { return }
        var added = BoundFields()
        added.append(build)
        change { $0.attributes.append(added) }
    }

    func record(_ error: any Error) {
        change { state in
            if state.errors.count > Self.mostErrors {
                state.errors.removeLast()
            }
            state.errors.append(error)
            if state.status == .unset {
                state.status = .error()
            }
        }
    }

    /// Errors kept besides the last one.
    private static let mostErrors = 16

    private func change(_ body: (inout State) -> Void) {
        state.withLock { state in
            if !state.isEnded {
                body(&state)
            }
        }
    }

    func end() {
        guard let state = close(isAbandoned: false) else { return }
        context.run { emit(state) }
    }

    /// The same where `context` is what the task has bound, which saves binding it again.
    func endInContext() {
        guard let state = close(isAbandoned: false) else { return }
        emit(state)
    }

    /// What has been said about the span, for whoever is the first to end it.
    private func close(isAbandoned: Bool) -> State? {
        state.withLock { state in
            guard !state.isEnded else { return nil }
            state.isEnded = true
            state.isAbandoned = isAbandoned
            return state
        }
    }

    /// By a clock that does not step where the time is the system's; 0 where a custom one went back.
    var elapsed: Duration {
        let (elapsed, overflow) = clock.ticks().subtractingReportingOverflow(startTicks)
        return .nanoseconds(overflow ? 0 : max(0, elapsed))
    }
}
