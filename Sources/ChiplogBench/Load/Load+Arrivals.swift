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

    /// What a report calls the way events are due.
    var arrivalName: String { mode == .burst ? "burst" : arrival.rawValue }
}
