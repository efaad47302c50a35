/// Lines on their way out: their bytes in one piece, and where each event ends.
///
/// Ends are kept rather than looked for, since an event may have more than one line.
struct PendingLines {
    private(set) var bytes: [UInt8] = []
    private(set) var ends: [Int] = []

    init(capacity: Int) {
        bytes.reserveCapacity(capacity)
        ends.reserveCapacity(1024)
    }

    /// How many events wait, one that is out in part included.
    var events: Int { ends.count }

    @inline(__always)
    mutating func append(_ line: UnsafeRawBufferPointer) {
        bytes.append(contentsOf: line)
        ends.append(bytes.count)
    }

    /// Where the event that begins at, or goes on from, `start` ends.
    func firstEnd(after start: Int) -> Int {
        ends.first { $0 > start } ?? bytes.count
    }

    /// Where the last event ends that ends at most `room` bytes behind `start`; nil when not even the next one does.
    func lastEnd(after start: Int, within room: Int) -> Int? {
        guard bytes.count - start > room else { return bytes.count }
        return ends.last { $0 - start <= room }.flatMap { $0 > start ? $0 : nil }
    }

    /// Takes away the first `count` bytes, which are out; returns how many events ended there.
    mutating func removeFirst(_ count: Int) -> Int {
        let complete = ends.prefix { $0 <= count }.count
        bytes.removeFirst(count)
        ends.removeFirst(complete)
        for index in ends.indices {
            ends[index] -= count
        }
        return complete
    }

    /// Empties the buffer; memory is kept unless it has grown beyond `limit` bytes.
    mutating func removeAll(keepingAtMost limit: Int) {
        bytes.removeAll(keepingCapacity: bytes.capacity <= limit)
        ends.removeAll(keepingCapacity: ends.capacity <= 1 << 16)
    }
}
