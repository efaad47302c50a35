@testable import ChiplogBench

extension LatencyRow {
    /// A row of response times from 1 to 40 µs and service times of a tenth of them.
    static func sample(
        rate: Double = 50_000, achieved: Double? = nil, arrival: String = "uniform", waiting: String = "spin",
        dropped: UInt64 = 0, times: Times = .usual
    ) -> LatencyRow {
        LatencyRow(
            rate: rate, achieved: achieved ?? rate, arrival: arrival, waiting: waiting, dropped: dropped,
            response: times.response, service: times.service)
    }

    /// Response and service times. Made once, since that takes a debug build some time.
    struct Times {
        var response: LatencyDistribution
        var service: LatencyDistribution

        static let usual = Times(count: 20_000, from: 1_000, to: 40_000)
        static let long = Times(count: 20_000, from: 2_000_000, to: 80_000_000)
        static let none = Times(count: 0, from: 0, to: 0)

        /// `count` response times, evenly from `from` to `to` nanoseconds.
        private init(count: UInt64, from: UInt64, to: UInt64) {
            var (response, service) = (HDRHistogram(), HDRHistogram())
            for index in 0..<count {
                let time = from + (to - from) * (index + 1) / count
                response.record(time)
                service.record(time / 10)
            }
            self.response = LatencyDistribution(response)
            self.service = LatencyDistribution(service)
        }
    }
}
