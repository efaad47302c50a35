/// How events are asked for: how many, from how many callers, of which sort.
public struct Load: Equatable, Sendable {
    /// When a caller does its next event.
    public enum Mode: String, CaseIterable, Sendable {
        /// As soon as the one before is done.
        case closed
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

    public init(
        mode: Mode = .closed, threads: Int = 1, executor: Executor = .thread, events: UInt64 = 100_000
    ) {
        self.mode = mode
        self.threads = threads
        self.executor = executor
        self.events = events
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
        try reader.finish()
    }
}
