/// How events are asked for: how many, from how many callers, when.
public struct Load: Equatable, Sendable {
    /// When events are due in the latency pass. The other passes ask for each as soon as the one before is done.
    public enum Mode: String, CaseIterable, Sendable {
        /// At no time of their own, so there is no latency pass: how long an event waits would be up to the one before.
        case closed
        /// At a rate, whatever becomes of the ones before.
        case open
        /// The same in bursts.
        case burst
    }

    /// What a caller is.
    public enum Executor: String, CaseIterable, Sendable {
        /// An operating system thread of its own.
        case thread
        /// A task of Swift's concurrency.
        case task
    }

    public var mode: Mode
    /// How many callers at once, 1 to 1024.
    public var threads: Int
    public var executor: Executor
    /// Events of the verify pass, all threads together, at least 1; a profile scales it.
    public var events: UInt64
    /// The rates of the latency pass, each measured by itself; of all callers together.
    public var rates: [ArrivalRate]
    /// How events follow each other in an open load.
    public var arrival: Arrivals.Pattern
    /// Events that are due at once in a burst load.
    public var burst: Int
    /// How long each rate is kept up; nil for as long as the profile says.
    public var duration: Duration?
    /// How long each process of the time pass runs before its first sample; nil for as long as the profile says.
    public var warmUp: Duration?

    public init(
        mode: Mode = .closed, threads: Int = 1, executor: Executor = .thread, events: UInt64 = 100_000,
        rates: [ArrivalRate] = [.share(0.5)], arrival: Arrivals.Pattern = .poisson, burst: Int = 100,
        duration: Duration? = nil, warmUp: Duration? = nil
    ) {
        self.mode = mode
        self.threads = threads
        self.executor = executor
        self.events = events
        self.rates = rates
        self.arrival = arrival
        self.burst = burst
        self.duration = duration
        self.warmUp = warmUp
    }
}

extension Load {
    /// Reads the `load` section; the defaults where there is none.
    init(_ reader: ScenarioReader?) throws(ScenarioError) {
        self.init()
        guard let reader else { return }
        mode = try reader.choice("mode", of: Mode.self, default: mode)
        threads = try reader.integer("threads", in: 1...1_024, default: threads)
        executor = try reader.choice("executor", of: Executor.self, default: executor)
        events = UInt64(try reader.integer("events", in: 1...1_000_000_000_000, default: Int(events)))
        if reader.has("warm_up") { warmUp = try reader.duration("warm_up", in: .zero ... .seconds(600)) }
        try readArrivals(reader)
        try reader.finish()
    }

    private mutating func readArrivals(_ reader: ScenarioReader) throws(ScenarioError) {
        let keys = [
            ("rate", [Mode.open, .burst]), ("duration", [.open, .burst]), ("arrival", [.open]), ("burst", [.burst]),
        ]
        for (key, modes) in keys where !modes.contains(mode) {
            guard let value = reader.value(ifPresent: key) else { continue }
            let names = modes.map { "\"\($0.rawValue)\"" }.joined(separator: " or ")
            throw value.error("needs the load's \"mode\" to be \(names), which is \"\(mode.rawValue)\"")
        }
        if let value = reader.value(ifPresent: "rate") { rates = try ArrivalRate.list(value) }
        if reader.has("duration") {
            duration = try reader.duration("duration", in: .milliseconds(10) ... .seconds(600))
        }
        arrival = try reader.choice("arrival", of: Arrivals.Pattern.self, default: arrival)
        burst = try reader.integer("burst", in: 2...1_000_000, default: burst)
    }
}
