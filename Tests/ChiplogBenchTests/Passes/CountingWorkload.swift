import Synchronization

@testable import ChiplogBench

/// Notes which events each caller was asked for, and loses some of them if told to.
final class CountingWorkload: Workload {
    struct Record: Equatable {
        var prepared = 0
        var drained = 0
        var finished = 0
        /// The ranges of each caller, in order.
        var ranges: [Int: [Range<UInt64>]] = [:]
        /// The most callers there ever were at once.
        var mostAtOnce = 0
        var atOnce = 0
    }

    let record = Mutex(Record())
    /// Events that `delivery` reports as missing.
    let lost: UInt64
    /// Thrown by `drain`.
    let drainError: WorkloadError?
    /// Called by every caller while it is at its events.
    let during: @Sendable (Int) -> Void

    init(lost: UInt64 = 0, drainError: WorkloadError? = nil, during: @escaping @Sendable (Int) -> Void = { _ in }) {
        self.lost = lost
        self.drainError = drainError
        self.during = during
    }

    var seen: Record { record.withLock { $0 } }

    func prepare() throws(WorkloadError) { record.withLock { $0.prepared += 1 } }

    func run(thread: Int, events range: Range<UInt64>) {
        record.withLock {
            $0.ranges[thread, default: []].append(range)
            $0.atOnce += 1
            $0.mostAtOnce = max($0.mostAtOnce, $0.atOnce)
        }
        during(thread)
        record.withLock { $0.atOnce -= 1 }
    }

    func drain() throws(WorkloadError) {
        record.withLock { $0.drained += 1 }
        if let drainError { throw drainError }
    }

    func finish() throws(WorkloadError) { record.withLock { $0.finished += 1 } }

    var bytesOut: UInt64? { 1_000 }

    func delivery(sent: [UInt64]) throws(WorkloadError) -> Delivery {
        let sent = sent.reduce(0, +)
        return Delivery(
            attempted: sent, accepted: sent, delivered: sent - lost, missingUnaccounted: lost, verifiedBy: "count")
    }
}
