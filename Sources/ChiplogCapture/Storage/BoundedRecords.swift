import Chiplog

/// The first and the last records of a capture, within its bound. A copy is a snapshot.
struct BoundedRecords: Sendable {
    private let capture: CaptureID
    private let bound: LogCapture.Bound
    /// The sequence number of the first record.
    private let firstSequence: Int
    private var head: RecordLog
    /// Up to a chunk more than is shown, since chunks go as a whole.
    private var tail: RecordLog
    private var headIsFull = false
    /// Records offered so far.
    private(set) var offered = 0

    init(of capture: CaptureID, within bound: LogCapture.Bound, firstSequence: Int) {
        self.capture = capture
        self.bound = bound
        self.firstSequence = firstSequence
        head = RecordLog(bytes: bound.bytes)
        tail = RecordLog(bytes: bound.bytes)
    }

    private var shownOfTail: Int { min(tail.count, bound.last) }

    /// How many records there are.
    var count: Int { head.count + shownOfTail }

    var droppedCount: Int { offered - count }

    /// How many were dropped behind the sequence number `last`: all of them came between the first and the last
    /// records.
    func droppedCount(after last: Int) -> Int {
        min(droppedCount, max(0, nextSequence - 1 - shownOfTail - last))
    }

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

    /// Runs `body` with each record in order, those up to the sequence number `last` left out, and those whose event
    /// `isWanted` turns away.
    func forEachRecord(
        after last: Int = 0, where isWanted: (borrowing LogEvent) -> Bool = { _ in true },
        _ body: (CapturedRecord) -> Void
    ) {
        let hidden = tail.count - shownOfTail
        let firstOfTail = firstSequence + offered - tail.count
        for (log, first, hidden) in [(head, firstSequence, 0), (tail, firstOfTail, hidden)] {
            log.forEachRecord(skipping: max(hidden, last + 1 - first), where: isWanted) { record, tag, index in
                let route = CapturedRecord.Route(rawValue: tag) ?? .task
                body(CapturedRecord(record, of: capture, sequence: first + index, route: route))
            }
        }
    }

    /// The first record after the sequence number `last` that matches.
    func first(after last: Int, _ matcher: RecordMatcher) -> CapturedRecord? {
        var found: CapturedRecord?
        forEachRecord(after: last, where: matcher.matches) { found = found ?? $0 }
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
