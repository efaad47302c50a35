internal import CChiplogShims
internal import Synchronization

/// Counters that many threads add to at once, exactly, without slowing each other down.
///
/// Each thread owns a cache line, found by its ordinal, and adds with a plain load and store: no other live thread
/// writes there, and an ordinal changes hands under a lock. Threads beyond the ordinals share a line and add atomically.
/// A sum read while others add is a sum of recent values; once they have stopped (and the reader knows) it is exact.
struct ShardedCounters: ~Copyable, Sendable {
    /// How many different things one set can count.
    static let width = 8

    /// Invariant behind the unchecked Sendable: shared memory is reached only through atomic operations.
    private struct Lines: @unchecked Sendable {
        let base: UnsafeMutablePointer<Atomic<UInt64>>
    }

    private static let count = (Int(CHIPLOG_SHARED_ORDINAL) + 1) * width
    private let lines: Lines

    init() {
        let bytes = UnsafeMutableRawPointer.allocate(
            byteCount: Self.count * MemoryLayout<UInt64>.size, alignment: Self.width * MemoryLayout<UInt64>.size)
        let base = bytes.bindMemory(to: Atomic<UInt64>.self, capacity: Self.count)
        for index in 0..<Self.count {
            (base + index).initialize(to: Atomic(0))
        }
        lines = Lines(base: base)
    }

    deinit {
        lines.base.deinitialize(count: Self.count)
        lines.base.deallocate()
    }

    /// Adds `amount` to counter `index`; about 1 ns.
    @inline(__always)
    func add(_ amount: UInt64 = 1, to index: Int) {
        let ordinal = chiplog_ordinal()
        let counter = lines.base + (Int(ordinal) &* Self.width &+ index)
        if _fastPath(ordinal != CHIPLOG_SHARED_ORDINAL) {
            let value = counter.pointee.load(ordering: .relaxed)
            counter.pointee.store(value &+ amount, ordering: .relaxed)
        } else {
            counter.pointee.wrappingAdd(amount, ordering: .relaxed)
        }
    }

    /// Keeps `value` in the place of counter `index`, which is then a note and counts nothing; about 1 ns. A note of 0, as
    /// good as none, is not seen again.
    @inline(__always)
    func note(_ value: Int64, at index: Int) {
        lines.base[Int(chiplog_ordinal()) &* Self.width &+ index].store(UInt64(bitPattern: value), ordering: .relaxed)
    }

    /// The greatest of the threads' last notes; nil when there is none.
    func latest(_ index: Int) -> Int64? {
        var latest: Int64?
        for line in 0...Int(CHIPLOG_SHARED_ORDINAL) {
            let note = Int64(bitPattern: lines.base[line * Self.width + index].load(ordering: .relaxed))
            if note != 0 {
                latest = max(latest ?? note, note)
            }
        }
        return latest
    }

    func sum(_ index: Int) -> UInt64 {
        var sum: UInt64 = 0
        for line in 0...Int(CHIPLOG_SHARED_ORDINAL) {
            sum &+= lines.base[line * Self.width + index].load(ordering: .relaxed)
        }
        return sum
    }
}
