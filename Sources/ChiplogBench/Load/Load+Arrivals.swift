extension Load {
    /// When the first `count` events of one caller are due, in nanoseconds after the start; none where the rate is not
    /// above 0. The callers share the rate; of bursts they take one each in turn.
    func due(of caller: Int, rate: Double, seed: UInt64, count: Int) -> [UInt64] {
        switch mode {
        case .burst:
            let bursts = Arrivals(.uniform, rate: rate / Double(burst), seed: seed, caller: caller, of: threads)
            let times = bursts.map { Array($0.prefix(count / burst + 1)) } ?? []
            return Array(times.flatMap { repeatElement($0, count: burst) }.prefix(count))
        case .open, .closed:
            let events = Arrivals(arrival, rate: rate, seed: seed, caller: caller, of: threads)
            return events.map { Array($0.prefix(count)) } ?? []
        }
    }

    /// The nanoseconds from the start until the first event after those of `due`, each caller's, would be due: as long as
    /// their number takes at `rate`, or until the last of them where chance has that later.
    func span(of due: [[UInt64]], rate: Double) -> UInt64 {
        let events = due.reduce(0) { $0 + $1.count }
        return max(UInt64(Double(events) * 1e9 / rate), due.compactMap(\.last).max() ?? 0)
    }

    /// What a report calls the way events are due.
    var arrivalName: String { mode == .burst ? "burst" : arrival.rawValue }
}
