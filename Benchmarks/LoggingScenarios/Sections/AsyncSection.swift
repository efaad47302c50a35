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
    }

    var policy = Policy.none
    /// Bytes of each thread's queue.
    var queue = 1 << 20

    init(_ reader: ScenarioReader?) throws(ScenarioError) {
        guard let reader else { return }
        policy = try reader.choice("policy", of: Policy.self)
        let given = reader.value(ifPresent: "queue")
        if let given {
            queue = try given.size(in: (64 << 10)...(1 << 30))
        } else if policy == .dropNewest || policy == .dropOldest {
            throw reader.error("\"\(policy.rawValue)\" drops what a full queue cannot take: give the \"queue\" a size")
        }
    }

    func wrap(_ sink: any LogSink) -> any LogSink {
        switch policy {
        case .none: sink
        case .block: .async(sink, queue: queue, whenFull: .block)
        case .dropNewest: .async(sink, queue: queue, whenFull: .dropNewest)
        case .dropOldest: .async(sink, queue: queue, whenFull: .dropOldest)
        }
    }
}
