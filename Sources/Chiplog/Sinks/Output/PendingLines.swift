internal import CChiplogShims

#if canImport(Glibc)
internal import Glibc
#elseif canImport(Musl)
internal import Musl
#elseif canImport(Darwin)
internal import Darwin
#endif

/// Lines on their way out: their bytes in one piece, and where each event ends.
///
/// Ends are kept rather than looked for, since an event may have more than one line. One allocation holds both, the
/// bytes from its start upwards and the ends, four bytes each, from its end downwards; where they would meet it grows.
///
/// Unsafe: the memory belongs to whoever keeps the lines, who ends with `deallocate`; copies are only looked at before.
/// Invariant: `count <= lowestEnd <= capacity`, the last two divisible by four, and each end is at most `count`.
struct PendingLines {
    private var start: UnsafeMutableRawPointer?
    /// How many bytes wait.
    private(set) var count = 0
    /// Where the ends begin, the latest first.
    private var lowestEnd = 0
    private var capacity = 0
    private let usualCapacity: Int

    private static let endSize = MemoryLayout<UInt32>.size

    /// - Parameter capacity: bytes to have room for, and for the ends of lines of 16 bytes or more; allocated with the
    ///   first line.
    init(capacity: Int) {
        usualCapacity = capacity + capacity / 4
    }

    var bytes: UnsafeRawBufferPointer { UnsafeRawBufferPointer(start: start, count: count) }

    /// How many events wait, one that is out in part included.
    var events: Int { (capacity &- lowestEnd) / Self.endSize }

    /// Whether `reserve` has made room for a line that leaves `count` bytes in all.
    @inline(__always)
    func hasRoom(upTo count: Int) -> Bool { count <= lowestEnd &- Self.endSize }

    /// Makes room for a line of `extra` bytes; false when there is no memory for it.
    mutating func reserve(_ extra: Int) -> Bool {
        let needed = count + extra
        guard !hasRoom(upTo: needed) else { return true }
        // Ends are offsets of 32 bits.
        guard needed <= Int(Int32.max) else { return false }
        let ends = capacity - lowestEnd
        let least = max(usualCapacity, 2 * capacity, needed + ends + Self.endSize)
        let wanted = (least + 63) & ~63
        guard let new = malloc(wanted) else { return false }
        if let start {
            memcpy(new, start, count)
            memcpy(new + wanted - ends, start + lowestEnd, ends)
            free(start)
        }
        start = new
        lowestEnd = wanted - ends
        capacity = wanted
        return true
    }

    /// Appends one event's line, for which there is room.
    @inline(__always)
    mutating func append(_ line: UnsafeRawBufferPointer) {
        let memory = start.unsafelyUnwrapped
        if let source = line.baseAddress {
            chiplog_copy_line(
                (memory + count).assumingMemoryBound(to: UInt8.self), source.assumingMemoryBound(to: UInt8.self),
                line.count)
        }
        count &+= line.count
        lowestEnd &-= Self.endSize
        memory.storeBytes(of: UInt32(truncatingIfNeeded: count), toByteOffset: lowestEnd, as: UInt32.self)
    }

    /// Where the event that begins at, or goes on from, `start` ends.
    func firstEnd(after start: Int) -> Int {
        let index = events(endingBy: start)
        return index < events ? end(of: index) : count
    }

    /// Where the last event ends that ends at most `room` bytes behind `start`; nil when not even the next one does.
    func lastEnd(after start: Int, within room: Int) -> Int? {
        guard count - start > room else { return count }
        let index = events(endingBy: start + room) - 1
        guard index >= 0, end(of: index) > start else { return nil }
        return end(of: index)
    }

    /// Takes away the first `count` bytes, which are out; returns how many events ended there.
    mutating func removeFirst(_ count: Int) -> Int {
        guard let memory = start, count > 0 else { return 0 }
        let complete = events(endingBy: count)
        self.count -= count
        memmove(memory, memory + count, self.count)
        // From the earliest on: each goes to a place that has been read already.
        for index in complete..<events {
            set(end(of: index) - count, asEndOf: index - complete)
        }
        lowestEnd += complete * Self.endSize
        return complete
    }

    /// Empties the buffer; memory is kept unless it has grown beyond `limit` bytes.
    mutating func removeAll(keepingAtMost limit: Int) {
        count = 0
        lowestEnd = capacity
        if capacity > limit {
            deallocate()
        }
    }

    /// Empties the buffer and gives its memory back.
    mutating func deallocate() {
        free(start)
        start = nil
        count = 0
        lowestEnd = 0
        capacity = 0
    }
}

extension PendingLines {
    private func end(of index: Int) -> Int {
        let offset = capacity - (index + 1) * Self.endSize
        return Int(start.unsafelyUnwrapped.load(fromByteOffset: offset, as: UInt32.self))
    }

    private func set(_ end: Int, asEndOf index: Int) {
        let offset = capacity - (index + 1) * Self.endSize
        start.unsafelyUnwrapped.storeBytes(
            of: UInt32(truncatingIfNeeded: end), toByteOffset: offset, as: UInt32.self)
    }

    /// How many events end at or before `offset`.
    private func events(endingBy offset: Int) -> Int {
        var low = 0
        var high = events
        while low < high {
            let middle = (low + high) / 2
            if end(of: middle) <= offset {
                low = middle + 1
            } else {
                high = middle
            }
        }
        return low
    }
}
