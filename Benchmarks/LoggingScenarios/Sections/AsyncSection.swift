import Chiplog
import ChiplogBench

/// `async`: whether a thread of its own writes, and what happens when its queue is full.
struct AsyncSection {
    enum Policy: String, CaseIterable {
        /// Callers write themselves; there is no queue.
        case none
        case block
        case dropNewest = "drop-newest"
        case dropOldest = "drop-oldest"
        /// What is below `level` is dropped, the rest waits.
        case dropBelow = "drop-below"
    }

    var policy = Policy.none
    /// Bytes of each thread's queue.
    var queue = 1 << 20
    /// The level below which events are dropped.
    var level = LogLevel.warning
    /// Events that are held back and handed on together; nil hands on each at once.
    var batch: Int?

    init(_ reader: ScenarioReader?) throws(ScenarioError) {
        guard let reader else { return }
        policy = try reader.choice("policy", of: Policy.self)
        let given = reader.value(ifPresent: "queue")
        if let given {
            queue = try given.size(in: (64 << 10)...(1 << 30))
        } else if policy != .none && policy != .block {
            throw reader.error("\"\(policy.rawValue)\" drops what a full queue cannot take: give the \"queue\" a size")
        }
        try readLevelAndBatch(reader)
    }

    private mutating func readLevelAndBatch(_ reader: ScenarioReader) throws(ScenarioError) {
        if policy == .dropBelow {
            level = try reader.choice("level", of: MessagesSection.Level.self, default: .warning).level
        }
        if reader.has("batch") { batch = try reader.integer("batch", in: 2...1_000_000) }
    }

    func wrap(_ sink: any LogSink) -> any LogSink {
        // Full or flushed, and never because time is over: that would be a thread of its own.
        let sink: any LogSink = batch.map { .buffered(sink, maxEvents: $0, maxBytes: 64 << 20, every: nil) } ?? sink
        return switch policy {
        case .none: sink
        case .block: .async(sink, queue: queue, whenFull: .block)
        case .dropNewest: .async(sink, queue: queue, whenFull: .dropNewest)
        case .dropOldest: .async(sink, queue: queue, whenFull: .dropOldest)
        case .dropBelow: .async(sink, queue: queue, whenFull: .dropBelow(level))
        }
    }
}
