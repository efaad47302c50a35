/// A clock whose sleeps take no time and do what the test says.
struct StepClock: Clock {
    var step: @Sendable () throws -> Void

    init(step: @escaping @Sendable () throws -> Void) { self.step = step }

    var now: ContinuousClock.Instant { ContinuousClock.now }
    var minimumResolution: Duration { .zero }

    func sleep(until deadline: ContinuousClock.Instant, tolerance: Duration?) async throws { try step() }
}
