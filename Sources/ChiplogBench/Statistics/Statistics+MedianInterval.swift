#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#else
import Darwin
#endif

extension Statistics {
    /// The interval for the median of what the readings were drawn from: the sign test turned round (Thompson 1936;
    /// Conover, "Practical Nonparametric Statistics", 3.2).
    ///
    /// The interval goes from the k-th smallest to the k-th largest reading, with the largest k whose coverage
    /// 1 − 2·P(Binomial(n, ½) < k) is at least `coverage`. Where not even the extremes cover that much the interval
    /// is the extremes, and says what they cover: 93.75 % for 5 readings, so a 95 % interval begins at 6 (96.9 %); with
    /// 10 the second from each end cover 97.9 %.
    ///
    /// It asks of the readings only that they are independent. The signed-rank interval would be narrower (for 10
    /// readings 95.1 %), but it presumes a symmetric distribution, which costs of a process are not, and it may leave
    /// the median out.
    ///
    /// - Returns: nil for fewer than two readings, which say nothing about their spread.
    public static func medianInterval(of readings: [Double], coverage: Double = 0.95) -> ConfidenceInterval? {
        guard readings.count >= 2 else { return nil }
        let sorted = readings.sorted()
        var rank = 1
        var covered = medianCoverage(count: sorted.count, rank: 1)
        while 2 * (rank + 1) <= sorted.count {
            let narrower = medianCoverage(count: sorted.count, rank: rank + 1)
            guard narrower >= coverage else { break }
            rank += 1
            covered = narrower
        }
        return ConfidenceInterval(lower: sorted[rank - 1], upper: sorted[sorted.count - rank], coverage: covered)
    }

    /// How probably the median lies between the `rank`-th smallest and the `rank`-th largest of `count` readings.
    static func medianCoverage(count: Int, rank: Int) -> Double {
        // In logarithms, since ½ to the power of a thousand readings is below every double.
        var logProbability = -Double(count) * log(2.0)
        var tail = 0.0
        for successes in 0..<rank {
            tail += exp(logProbability)
            logProbability += log(Double(count - successes)) - log(Double(successes + 1))
        }
        return max(0, 1 - 2 * tail)
    }
}
