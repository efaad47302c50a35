@testable import ChiplogBench

/// Notes which events each caller was asked for, and loses some of them if told to.
///
/// Its lock is pthread's, because the thread sanitizer does not see the standard library's and would report races.
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

    private let lock = Condition()
    private nonisolated(unsafe) var record = Record()
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

    var seen: Record { lock.locked { record } }

    func prepare() throws(WorkloadError) { lock.locked { record.prepared += 1 } }

    func run(thread: Int, events range: Range<UInt64>) {
        lock.locked {
            record.ranges[thread, default: []].append(range)
            record.atOnce += 1
            record.mostAtOnce = max(record.mostAtOnce, record.atOnce)
        }
        during(thread)
        lock.locked { record.atOnce -= 1 }
    }

    func drain() throws(WorkloadError) {
        lock.locked { record.drained += 1 }
        if let drainError { throw drainError }
    }

    func finish() throws(WorkloadError) { lock.locked { record.finished += 1 } }

    var bytesOut: UInt64? { 1_000 }

    func delivery(sent: [UInt64]) throws(WorkloadError) -> Delivery {
        let sent = sent.reduce(0, +)
        return Delivery(
            attempted: sent, accepted: sent, delivered: sent - lost, missingUnaccounted: lost, verifiedBy: "count")
    }
}
