internal import CChiplogShims
internal import Synchronization

/// The rings of one asynchronous sink, found by the calling thread's ordinal; that of the last ordinal is shared.
final class RingTable: Sendable {
    /// Invariant behind the unchecked Sendable: the slots are atomics, and a ring once stored stays until `deinit`.
    private struct Slots: @unchecked Sendable {
        let base: UnsafeMutablePointer<Atomic<Unmanaged<RecordRing>?>>
    }

    /// Where the backend's thread finds a ring when it has no ordinal of its own: it must never wait for the shared
    /// one's lock, which a caller may hold that waits for the backend.
    static let backend = UInt32(CHIPLOG_SHARED_ORDINAL) + 1

    private static let count = Int(backend) + 1
    private let slots: Slots
    private let capacity: Int

    init(ringCapacity: Int) {
        capacity = ringCapacity
        let base = UnsafeMutablePointer<Atomic<Unmanaged<RecordRing>?>>.allocate(capacity: Self.count)
        for index in 0..<Self.count {
            (base + index).initialize(to: Atomic(nil))
        }
        slots = Slots(base: base)
    }

    deinit {
        for index in 0..<Self.count {
            slots.base[index].load(ordering: .acquiring)?.release()
        }
        slots.base.deinitialize(count: Self.count)
        slots.base.deallocate()
    }

    /// The ring of an ordinal, made the first time; nil when there is no memory for it.
    @inline(__always)
    func ring(_ ordinal: UInt32) -> RecordRing? {
        if let ring = slots.base[Int(ordinal)].load(ordering: .acquiring) {
            return ring._withUnsafeGuaranteedRef { $0 }
        }
        return make(ordinal)
    }

    @inline(never)
    private func make(_ ordinal: UInt32) -> RecordRing? {
        guard let fresh = RecordRing(capacity: capacity).map({ Unmanaged.passRetained($0) }) else { return nil }
        // Only threads of the shared ordinal can race here; the first one's ring stays.
        let (stored, ring) = slots.base[Int(ordinal)].compareExchange(
            expected: nil, desired: fresh, ordering: .acquiringAndReleasing)
        if !stored, let ring {
            fresh.release()
            return ring.takeUnretainedValue()
        }
        return fresh.takeUnretainedValue()
    }

    /// Runs `body` with every ring there is.
    func visit(_ body: (RecordRing) -> Void) {
        for index in 0..<Self.count {
            if let ring = slots.base[index].load(ordering: .acquiring) {
                body(ring.takeUnretainedValue())
            }
        }
    }

    func contains(where predicate: (RecordRing) -> Bool) -> Bool {
        var found = false
        visit { found = found || predicate($0) }
        return found
    }
}
