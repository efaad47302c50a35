import Glibc

extension Load {
    /// Stand-in.
    func arrivals(rate: Double, seed: UInt64) -> AnySequence<UInt64> {
        let gap = 1e9 / rate
        var random = SplitMix64(seed: seed)
        var time = 0.0
        var number = 0
        return AnySequence(
            AnyIterator {
                defer { number += 1 }
                switch (mode, arrival) {
                case (.burst, _): return UInt64(Double(number / burst * burst) * gap)
                case (_, .uniform): return UInt64(Double(number) * gap)
                case (_, .poisson):
                    time -= log(Double.random(in: Double.leastNonzeroMagnitude...1, using: &random)) * gap
                    return UInt64(time)
                }
            })
    }
}
