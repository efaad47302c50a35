import Chiplog

/// Encoded records in order, in chunks that grow with their number. A copy is a snapshot.
struct RecordLog: Sendable {
    private(set) var chunks: [RecordChunk] = []
    private(set) var count = 0
    /// Memory taken, used or not.
    private(set) var capacity = 0

    /// A capture in a unit test holds a few records, one in a benchmark millions; so chunks grow.
    private static let smallestChunk = 16 << 10
    private let largestChunk: Int

    /// - Parameter bytes: the memory meant to be taken, of which one chunk shall be a small part.
    init(bytes: Int) {
        largestChunk = max(Self.smallestChunk, min(bytes / 4, 1 << 20))
    }

    /// The memory that appending `record` takes beyond `capacity`; 0 when there is room.
    func growth(for record: RawSpan) -> Int {
        let size = RecordChunk.size(of: record)
        if let last = chunks.last, last.capacity - last.usedBytes >= size {
            return 0
        }
        return max(size, min(max((chunks.last?.capacity ?? 0) * 2, Self.smallestChunk), largestChunk))
    }

    /// Appends `record`, unless memory is exhausted.
    mutating func append(_ record: RawSpan, tag: UInt8) {
        if let last = chunks.indices.last, chunks[last].append(record, tag: tag) {
            count += 1
            return
        }
        let growth = growth(for: record)
        guard var chunk = RecordChunk(capacity: growth), chunk.append(record, tag: tag) else { return }
        chunks.append(chunk)
        count += 1
        capacity += growth
    }

    /// Lets go of the oldest chunk.
    mutating func removeFirstChunk() {
        let chunk = chunks.removeFirst()
        count -= chunk.count
        capacity -= chunk.capacity
    }

    /// Runs `body` with each record, its tag and its place in order; the first `skipped` are left out, and those whose event
    /// `isWanted` turns away.
    func forEachRecord(
        skipping skipped: Int, where isWanted: (borrowing LogEvent) -> Bool,
        _ body: (RecordReference, _ tag: UInt8, _ index: Int) -> Void
    ) {
        var before = 0
        for chunk in chunks {
            if before + chunk.count > skipped {
                chunk.forEachRecord(where: isWanted) { record, tag, index in
                    if before + index >= skipped { body(record, tag, before + index) }
                }
            }
            before += chunk.count
        }
    }
}
