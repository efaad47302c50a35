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

    /// How many records there are.
    var count: Int { head.count + shownOfTail }

    var droppedCount: Int { offered - count }

    /// The sequence number that the next record gets.
    var nextSequence: Int { firstSequence + offered }

    /// Bytes of memory taken.
    var capacity: Int { head.capacity + tail.capacity }

    mutating func append(_ record: RawSpan, route: CapturedRecord.Route = .task) {
        offered += 1
        if !headIsFull {
            if head.count < bound.first, head.capacity + head.growth(for: record) <= bound.bytes {
                return head.append(record, tag: route.rawValue)
            }
            headIsFull = true
        }
        guard bound.last > 0 else { return }
        tail.append(record, tag: route.rawValue)
        while tail.chunks.count > 1, tail.count - tail.chunks[0].count >= bound.last || tail.capacity > bound.bytes {
            tail.removeFirstChunk()
        }
    }

    /// Runs `body` with each record in order, those up to the sequence number `last` left out.
    func forEachRecord(after last: Int = 0, _ body: (CapturedRecord) -> Void) {
        visit(head, from: firstSequence, after: last, skipping: 0, body)
        let firstOfTail = firstSequence + offered - shownOfTail
        visit(tail, from: firstOfTail, after: last, skipping: tail.count - shownOfTail, body)
    }

    private func visit(
        _ log: RecordLog, from first: Int, after last: Int, skipping hidden: Int, _ body: (CapturedRecord) -> Void
    ) {
        let known = max(0, last + 1 - first)
        var sequence = first + known
        log.forEachRecord(skipping: hidden + known) { record, tag in
            body(CapturedRecord(record, sequence: sequence, route: CapturedRecord.Route(rawValue: tag) ?? .task))
            sequence += 1
        }
    }

    /// The first record after the sequence number `last` that matches.
    func first(after last: Int, _ matcher: RecordMatcher) -> CapturedRecord? {
        var found: CapturedRecord?
        forEachRecord(after: last) { record in
            if found == nil, record.withEvent({ matcher.matches($0) }) { found = record }
        }
        return found
    }

    /// The last record, if it has found room; walks its chunk.
    var last: CapturedRecord? {
        var last: CapturedRecord?
        forEachRecord(after: nextSequence - 2) { last = $0 }
        return last?.sequence == nextSequence - 1 ? last : nil
    }

    /// All records.
    var all: [CapturedRecord] {
        var records: [CapturedRecord] = []
        records.reserveCapacity(count)
        forEachRecord { records.append($0) }
        return records
    }
}
