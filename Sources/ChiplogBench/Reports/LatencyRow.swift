/// Response and service times at one rate of arrivals.
public struct LatencyRow: Equatable, Sendable {
    /// Events due per second.
    public var rate: Double
    /// Events done per second.
    public var achieved: Double
    /// How they were due: `uniform`, `poisson` or `burst`.
    public var arrival: String
    /// Whether callers spun or slept up to a due time: `spin` or `sleep`, which wakes later.
    public var waiting: String
    /// Events given up for a counted reason.
    public var dropped: UInt64
    /// From the time an event was due until it was done.
    public var response: LatencyDistribution
    /// From the time it was begun until it was done.
    public var service: LatencyDistribution

    public init(
        rate: Double, achieved: Double, arrival: String, waiting: String, dropped: UInt64 = 0,
        response: LatencyDistribution, service: LatencyDistribution
    ) {
        self.rate = rate
        self.achieved = achieved
        self.arrival = arrival
        self.waiting = waiting
        self.dropped = dropped
        self.response = response
        self.service = service
    }

    /// Whether under 99.5 % of the rate was reached: the times are then those of a queue that grows without end.
    public var isSaturated: Bool { achieved < 0.995 * rate }
}
