import Chiplog
import ChiplogBench

/// `sampling`: which share of the events is kept, asked after the processors.
struct SamplingSection {
    /// The share kept of the events that are not kept always, 0 to 1.
    var rate = 1.0
    /// Which events are kept; that of the run where none is given.
    var seed: UInt64?
    /// From which level on events are kept always.
    var always = LogThreshold.error

    /// Nil where there is no such section.
    init?(_ reader: ScenarioReader?) throws(ScenarioError) {
        guard let reader else { return nil }
        rate = try reader.number("rate", in: 0...1)
        if reader.has("seed") { seed = UInt64(try reader.integer("seed", in: 0...Int.max)) }
        let level = try reader.choice("always", of: LoggerSection.Level.self, default: .error)
        always = LogThreshold(name: level.rawValue) ?? .error
    }

    func processor(seed: UInt64) -> any LogProcessor {
        let filter = LogLevel.allCases.first { always.allows($0) }.map { LogFilter.atLeast($0) } ?? .nothing
        return .sample(.rate(rate, seed: self.seed ?? seed), always: filter)
    }

    /// How many of `asked` events the sampler keeps, by its definition and without its code: the n-th number of SplitMix64
    /// (Steele, Lea, Flood, 2014), of which the upper 56 bits are at least (1 − rate) · 2⁵⁶.
    func kept(of asked: UInt64, seed: UInt64) -> UInt64 {
        var random = SplitMix64(seed: self.seed ?? seed)
        let threshold = UInt64(((1 - rate) * 0x1p56).rounded())
        return (0..<asked).reduce(0) { kept, _ in kept + (random.next() >> 8 >= threshold ? 1 : 0) }
    }
}
