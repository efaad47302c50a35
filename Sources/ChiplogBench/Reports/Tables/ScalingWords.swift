/// What the law fitted to a series means for those who choose a number of threads.
enum ScalingWords {
    /// "contention 12 %, coherency 0.30 %: most useful with about 17 threads"
    static func text(of series: ScalingSeries) -> String {
        guard let fit = series.fit else { return "no law fitted, which takes four different numbers of threads" }
        guard let law = series.law else {
            let explained = NumberText.fixed(fit.determination, decimals: 2)
            return "the universal scalability law does not describe these rows (R² \(explained))"
        }
        let measured = series.points.last?.threads ?? 1
        return "contention \(percent(law.contention)), coherency \(percent(law.coherency)): "
            + advice(law, measured: measured)
    }

    private static func advice(_ law: Scalability, measured: Int) -> String {
        if let peak = law.peakThreads {
            guard peak >= 1.5 else { return "most useful with one thread" }
            let threads = NumberText.fixed(peak, decimals: 0)
            let beyond = peak > Double(measured) ? ", more than the \(measured) measured" : ""
            return "most useful with about \(threads) threads\(beyond)"
        }
        guard law.contention > 0 else { return "every thread measured brings as much as the first" }
        let limit = NumberText.fixed(1 / law.contention, decimals: 1)
        return "each further thread brings less, all together at most \(limit) times one"
    }

    /// Two digits that count, so that a small coherency is told from none.
    private static func percent(_ share: Double) -> String {
        let percent = share * 100
        let decimals = percent >= 9.95 || percent == 0 ? 0 : percent >= 0.995 ? 1 : percent >= 0.0995 ? 2 : 3
        return "\(NumberText.fixed(percent, decimals: decimals)) %"
    }
}
