import CBenchSystem
import Glibc

/// Does what its section says, event by event.
struct SelfTestWorkload: Workload {
    /// The event that stops the process: half a second into a load of 100,000 events a second.
    static let stoppingEvent: UInt64 = 50_000
    /// The size of the allocations that are freed again.
    static let allocationSize = 40

    private let section: SelfTestSection

    init(_ section: SelfTestSection) {
        self.section = section
    }

    func run(thread: Int, events range: Range<UInt64>) {
        let amount = section.amount
        switch section.kind {
        case .work where section.extra:
            for _ in range {
                _ = cbench_work(UInt64(amount))
                cbench_one_instruction()
            }
        case .work: for _ in range { _ = cbench_work(UInt64(amount)) }
        case .allocate: for _ in range { for _ in 0..<amount { free(opaque(malloc(Self.allocationSize))) } }
        case .leak: for _ in range { _ = opaque(malloc(amount)) }
        case .spike where range.contains(0): _ = cbench_memory_spike(amount)
        case .stop where range.contains(Self.stoppingEvent): _ = cbench_stop_for(UInt64(amount))
        case .spike, .stop, .lose: break
        }
    }

    /// The pointer, in a way that keeps the compiler from leaving out the allocation.
    @inline(never)
    private func opaque(_ pointer: UnsafeMutableRawPointer?) -> UnsafeMutableRawPointer? { pointer }

    func delivery(sent: [UInt64]) throws(WorkloadError) -> Delivery {
        let sent = sent.reduce(0, +)
        let lost = section.kind == .lose ? sent / UInt64(section.amount) : 0
        return Delivery(
            attempted: sent, accepted: sent, delivered: sent - lost, missingUnaccounted: lost,
            verifiedBy: "self-test")
    }
}
