@testable import ChiplogBench

extension LatencyRow {
    /// A row of `count` response times, evenly from `from` to `to` nanoseconds, and service times of a tenth of them.
    static func sample(
        rate: Double = 50_000, achieved: Double? = nil, count: UInt64 = 20_000, from: UInt64 = 1_000,
        to: UInt64 = 40_000, arrival: String = "uniform", waiting: String = "spin", dropped: UInt64 = 0
    ) -> LatencyRow {
        var (response, service) = (HDRHistogram(), HDRHistogram())
        for index in 0..<count {
            let time = from + (to - from) * (index + 1) / count
            response.record(time)
            service.record(time / 10)
        }
        return LatencyRow(
            rate: rate, achieved: achieved ?? rate, arrival: arrival, waiting: waiting, dropped: dropped,
            response: LatencyDistribution(response), service: LatencyDistribution(service))
    }
}
