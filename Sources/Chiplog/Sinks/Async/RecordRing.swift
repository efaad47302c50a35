internal import CChiplogShims
internal import Synchronization

#if canImport(Glibc)
internal import Glibc
#elseif canImport(Musl)
internal import Musl
#elseif canImport(Darwin)
internal import Darwin
#endif

/// A bounded queue of records between one producing thread at a time and the backend.
///
/// Positions count bytes and only grow; `position & mask` is the place. A record lies in one piece: where it does not fit
/// before the end, a `skip` entry fills the rest. The producer publishes with one release store of `tail`, the consumer
/// frees with one of `head`; each keeps to its own cache line.
///
/// Invariant behind the unchecked Sendable: bytes between head and tail belong to the consumer, the others to the
/// producer; all positions and counts are atomics. Where the two roles meet (dropping the oldest) `lock` is held.
final class RecordRing: @unchecked Sendable {
    /// Entries that are no records: what a record's first word, its length, can never be.
    private enum Entry {
        /// The rest up to the end of the memory is empty.
        static let skip: UInt32 = .max
        /// The address of a record too large for the ring follows at offset 8.
        static let outside: UInt32 = .max - 1
        static let outsideSize = 16
    }

    /// Where the numbers stand: the producer's on the first cache line, the consumer's on the third (prefetchers fetch
    /// lines in pairs).
    private enum Slot {
        static let tail = 0
        static let knownHead = 1
        static let pushed = 2
        static let droppedNewest = 3
        static let droppedOldest = 4
        static let busy = 5
        static let droppedBelowLevel = 6
        static let head = 16
        static let outside = 17
        static let count = 32
    }

    let capacity: Int
    private let mask: UInt64
    private let bytes: UnsafeMutableRawPointer
    private let slots: UnsafeMutablePointer<Atomic<UInt64>>
    /// Held by producers that share the ring, and by both sides when the oldest may be dropped.
    let lock = FutexMutex(())

    /// The least that a ring holds, in bytes.
    static let leastCapacity = 64 << 10
    /// The most: what a configuration may ask for by mistake without harm.
    static let mostCapacity = 1 << 30

    /// The capacity of a ring for `bytes`: a power of two within the bounds.
    static func capacity(for bytes: Int) -> Int {
        let wanted = min(max(bytes, leastCapacity), mostCapacity)
        return 1 << (Int.bitWidth - (wanted - 1).leadingZeroBitCount)
    }

    /// - Parameter capacity: bytes, a power of two; where memory is short, half of it or less is taken.
    /// - Returns: nil when there is no memory even for the smallest ring.
    init?(capacity wanted: Int) {
        // Not `allocate`, which traps when there is no memory.
        var capacity = wanted
        var found = aligned_alloc(64, capacity)
        while found == nil, capacity > Self.leastCapacity {
            capacity /= 2
            found = aligned_alloc(64, capacity)
        }
        guard let found, let memory = aligned_alloc(128, Slot.count * 8) else {
            free(found)
            return nil
        }
        self.capacity = capacity
        mask = UInt64(capacity - 1)
        bytes = found
        slots = memory.bindMemory(to: Atomic<UInt64>.self, capacity: Slot.count)
        for index in 0..<Slot.count {
            (slots + index).initialize(to: Atomic(0))
        }
    }

    deinit {
        while let record = front(before: tail) {
            pop(record)
        }
        slots.deinitialize(count: Slot.count)
        free(slots)
        free(bytes)
    }

    @inline(__always)
    private func slot(_ index: Int) -> UnsafeMutablePointer<Atomic<UInt64>> { slots + index }

    /// Adds to a number that only one thread at a time writes.
    @inline(__always)
    private func add(_ amount: UInt64, to index: Int) {
        slot(index).pointee.store(slot(index).pointee.load(ordering: .relaxed) &+ amount, ordering: .relaxed)
    }

    // MARK: The producer

    /// Whether a producer is between looking whether the sink is closed and having pushed; see `AsyncBackend.shutdown`.
    var isBusy: Bool { slot(Slot.busy).pointee.load(ordering: .acquiring) != 0 }

    @inline(__always)
    func setBusy(_ busy: Bool) {
        slot(Slot.busy).pointee.store(busy ? 1 : 0, ordering: .releasing)
    }

    /// What became of a record that was to be pushed.
    enum Push {
        case taken
        /// There is no room before something is popped.
        case full
        /// It needs memory of its own, and there is none.
        case outOfMemory
    }

    /// Copies the record in.
    @inline(__always)
    func push(_ record: UnsafeRawBufferPointer) -> Push {
        let size = (record.count &+ 7) & ~7
        guard size <= capacity / 2 else { return pushOutside(record) }
        guard let place = makeRoom(for: size) else { return .full }
        chiplog_copy(
            place.start.assumingMemoryBound(to: UInt8.self),
            record.baseAddress.unsafelyUnwrapped.assumingMemoryBound(to: UInt8.self), record.count)
        publish(place.tail &+ UInt64(size))
        return .taken
    }

    /// A record of more than half the ring is copied to memory of its own, one at a time, and its address pushed.
    @inline(never)
    private func pushOutside(_ record: UnsafeRawBufferPointer) -> Push {
        guard slot(Slot.outside).pointee.load(ordering: .acquiring) == 0,
            let place = makeRoom(for: Entry.outsideSize)
        else { return .full }
        guard let copy = malloc(record.count) else { return .outOfMemory }
        UnsafeMutableRawBufferPointer(start: copy, count: record.count).copyMemory(from: record)
        slot(Slot.outside).pointee.store(1, ordering: .relaxed)
        place.start.storeBytes(of: Entry.outside, as: UInt32.self)
        place.start.storeBytes(of: UInt(bitPattern: copy), toByteOffset: 8, as: UInt.self)
        publish(place.tail &+ UInt64(Entry.outsideSize))
        return .taken
    }

    /// Finds `size` bytes in one piece, skipping to the beginning where need be; nil when the ring is too full.
    @inline(__always)
    private func makeRoom(for size: Int) -> (start: UnsafeMutableRawPointer, tail: UInt64)? {
        let tail = slot(Slot.tail).pointee.load(ordering: .relaxed)
        let offset = Int(tail & mask)
        let rest = capacity &- offset
        let needed = size <= rest ? size : rest &+ size
        if _slowPath(Int(tail &- slot(Slot.knownHead).pointee.load(ordering: .relaxed)) &+ needed > capacity) {
            let head = slot(Slot.head).pointee.load(ordering: .sequentiallyConsistent)
            slot(Slot.knownHead).pointee.store(head, ordering: .relaxed)
            guard Int(tail &- head) &+ needed <= capacity else { return nil }
        }
        if _fastPath(needed == size) {
            return (bytes + offset, tail)
        }
        (bytes + offset).storeBytes(of: Entry.skip, as: UInt32.self)
        return (bytes, tail &+ UInt64(rest))
    }

    @inline(__always)
    private func publish(_ tail: UInt64) {
        add(1, to: Slot.pushed)
        slot(Slot.tail).pointee.store(tail, ordering: .releasing)
    }

    func countDroppedNewest() {
        add(1, to: Slot.droppedNewest)
    }

    func countDroppedBelowLevel() {
        add(1, to: Slot.droppedBelowLevel)
    }

    /// Takes the oldest record away, under `lock`; false when there is none.
    func dropOldest() -> Bool {
        guard let record = front(before: tail) else { return false }
        pop(record)
        add(1, to: Slot.droppedOldest)
        return true
    }

    /// Whether more than half is in use, as far as the producer knows without looking at the consumer's line first.
    ///
    /// Producers that share the ring ask without its lock: the head may then be one beyond the tail read before it.
    @inline(__always)
    var isHalfFull: Bool {
        let tail = slot(Slot.tail).pointee.load(ordering: .relaxed)
        if Int(truncatingIfNeeded: tail &- slot(Slot.knownHead).pointee.load(ordering: .relaxed)) <= capacity / 2 {
            return false
        }
        let head = slot(Slot.head).pointee.load(ordering: .acquiring)
        slot(Slot.knownHead).pointee.store(head, ordering: .relaxed)
        return Int(truncatingIfNeeded: tail &- head) > capacity / 2
    }

    // MARK: The consumer

    /// Where the records end that have been published.
    var tail: UInt64 { slot(Slot.tail).pointee.load(ordering: .acquiring) }

    /// How much of the ring is in use; a recent value.
    var usedBytes: Int {
        Int(truncatingIfNeeded: tail &- min(tail, slot(Slot.head).pointee.load(ordering: .acquiring)))
    }

    var isEmpty: Bool { slot(Slot.head).pointee.load(ordering: .relaxed) == tail }

    /// A record at the front: its bytes, and where the next one begins.
    struct Front {
        let record: UnsafeRawBufferPointer
        let next: UInt64
        fileprivate let isOutside: Bool
    }

    /// The oldest record, or nil when there is none before `limit`, a position read from `tail`.
    func front(before limit: UInt64) -> Front? {
        record(at: slot(Slot.head).pointee.load(ordering: .relaxed), before: limit)
    }

    /// The record after `front`, which stays where it is.
    func record(after front: Front, before limit: UInt64) -> Front? {
        record(at: front.next, before: limit)
    }

    /// A copy of all the records, which stay where they are; nil when there is none, or no memory. To be called under
    /// `lock`.
    func copied() -> RecordChunk? {
        let limit = tail
        var size = 0
        var next = front(before: limit)
        while let front = next {
            size += RecordChunk.size(of: front.record.bytes)
            next = record(after: front, before: limit)
        }
        guard size > 0, var copy = RecordChunk(capacity: size) else { return nil }
        next = front(before: limit)
        while let front = next, copy.append(front.record.bytes) {
            next = record(after: front, before: limit)
        }
        return copy
    }

    private func record(at start: UInt64, before limit: UInt64) -> Front? {
        var position = start
        guard position < limit else { return nil }
        if length(at: position) == Entry.skip {
            position += UInt64(capacity) - position & mask
        }
        let start = UnsafeRawPointer(bytes + Int(position & mask))
        let length = length(at: position)
        if length == Entry.outside {
            let address = start.load(fromByteOffset: 8, as: UInt.self)
            let copy = UnsafeRawPointer(bitPattern: address).unsafelyUnwrapped
            let record = UnsafeRawBufferPointer(start: copy, count: Int(copy.load(as: UInt32.self)))
            return Front(record: record, next: position + UInt64(Entry.outsideSize), isOutside: true)
        }
        let record = UnsafeRawBufferPointer(start: start, count: Int(length))
        return Front(record: record, next: position + UInt64((Int(length) + 7) & ~7), isOutside: false)
    }

    /// Gives the record's room back to the producer.
    func pop(_ front: Front) {
        if front.isOutside {
            free(UnsafeMutableRawPointer(mutating: front.record.baseAddress))
            slot(Slot.outside).pointee.store(0, ordering: .releasing)
        }
        slot(Slot.head).pointee.store(front.next, ordering: .releasing)
    }

    private func length(at position: UInt64) -> UInt32 {
        bytes.load(fromByteOffset: Int(position & mask), as: UInt32.self)
    }

    // MARK: Counts

    var pushed: UInt64 { slot(Slot.pushed).pointee.load(ordering: .relaxed) }
    var droppedNewest: UInt64 { slot(Slot.droppedNewest).pointee.load(ordering: .relaxed) }
    var droppedBelowLevel: UInt64 { slot(Slot.droppedBelowLevel).pointee.load(ordering: .relaxed) }
    var droppedOldest: UInt64 { slot(Slot.droppedOldest).pointee.load(ordering: .relaxed) }
}
