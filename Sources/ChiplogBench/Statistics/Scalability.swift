/// How throughput grows with the number of threads: the universal scalability law,
/// X(N) = λN / (1 + α(N − 1) + βN(N − 1)).
///
/// Gunther, "Guerrilla Capacity Planning" (2007), chapter 4, and "A general theory of computational scalability based on
/// rational functions" (2008). With β = 0 it is Amdahl's law, with α = 0 as well, linear growth.
public struct Scalability: Equatable, Sendable {
    /// One measurement: so many threads did so much.
    public struct Row: Equatable, Sendable {
        /// N, at least 1.
        public var threads: Int
        /// X, above 0, in any unit; events per second in reports.
        public var throughput: Double

        public init(threads: Int, throughput: Double) {
            self.threads = threads
            self.throughput = throughput
        }
    }

    /// λ: the throughput of one thread according to the fit, in the unit of the rows.
    public var single: Double
    /// α: the share of the work that has to wait its turn; at most 1/α threads' worth is ever reached.
    public var contention: Double
    /// β: what each pair of threads costs to agree on what they share. Above 0, throughput falls from a peak on.
    public var coherency: Double
    /// R²: the share of the throughputs' variance about their mean that the fit explains. Below 0.9 or so the law does
    /// not describe what was measured, and α and β mean little.
    public var determination: Double

    /// The throughput that the law gives for a number of threads.
    public func throughput(threads: Double) -> Double {
        single * threads / (1 + contention * (threads - 1) + coherency * threads * (threads - 1))
    }

    /// The number of threads with the highest throughput, √((1 − α)/β); nil when it grows for ever, as with β = 0.
    public var peakThreads: Double? {
        guard coherency > 0 else { return nil }
        return max(1, (max(0, 1 - contention) / coherency).squareRoot())
    }
}
