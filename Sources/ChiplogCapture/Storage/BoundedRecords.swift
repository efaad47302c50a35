import Chiplog

/// The first and the last records of a capture, within its bound. A copy is a snapshot.
struct BoundedRecords: Sendable {
    private let bound: LogCapture.Bound
    /// The sequence number of the first record.
    private let firstSequence: Int
    private var head: RecordLog
    /// Up to a chunk more than is shown, since chunks go as a whole.
    private var tail: RecordLog
    private var headIsFull = false
    /// Records offered so far.
    private(set) var offered = 0

    init(within bound: LogCapture.Bound, firstSequence: Int) {
        self.bound = bound
        self.firstSequence = firstSequence
        head = RecordLog(bytes: bound.bytes)
        tail = RecordLog(bytes: bound.bytes)
    }

    private var shownOfTail: Int { min(tail.count, bound.last) }

    /// How many records `all` holds.
    var count: Int { head.count + shownOfTail }

    var droppedCount: Int { offered - count }

    /// Bytes of memory taken.
    var capacity: Int { head.capacity + tail.capacity }

    mutating func append(_ record: RawSpan) {
        offered += 1
        if !headIsFull {
            if head.count < bound.first, head.capacity + head.growth(for: record) <= bound.bytes {
                return head.append(record)
            }
            headIsFull = true
        }
        guard bound.last > 0 else { return }
        tail.append(record)
        while tail.chunks.count > 1, tail.count - tail.chunks[0].count >= bound.last || tail.capacity > bound.bytes {
            tail.removeFirstChunk()
        }
    }

    /// The records as values of their own.
    var all: [CapturedRecord] {
        var records: [CapturedRecord] = []
        records.reserveCapacity(count)
        head.forEachEvent { event in
            records.append(CapturedRecord(event, sequence: firstSequence + records.count))
        }
        let firstOfTail = firstSequence + offered - shownOfTail - head.count
        tail.forEachEvent(skipping: tail.count - shownOfTail) { event in
            records.append(CapturedRecord(event, sequence: firstOfTail + records.count))
        }
        return records
    }
}
