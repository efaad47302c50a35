import Chiplog

/// A run of encoded records, each behind its length. A copy is a snapshot: it shares the memory and never sees what is
/// appended later.
struct RecordChunk: Sendable {
    private let memory: RecordMemory
    private(set) var usedBytes = 0
    private(set) var count = 0

    private static let prefix = MemoryLayout<UInt32>.size

    init(capacity: Int) {
        memory = RecordMemory(capacity: capacity)
    }

    var capacity: Int { memory.capacity }

    /// The capacity that `record` takes of a chunk.
    static func size(of record: RawSpan) -> Int {
        prefix + record.byteCount
    }

    /// Copies `record` behind the others; false when there is no room for it.
    mutating func append(_ record: RawSpan) -> Bool {
        guard memory.capacity - usedBytes >= Self.size(of: record) else { return false }
        let place = memory.start + usedBytes
        place.storeBytes(of: UInt32(truncatingIfNeeded: record.byteCount), as: UInt32.self)
        record.withUnsafeBytes { bytes in
            UnsafeMutableRawBufferPointer(start: place + Self.prefix, count: bytes.count).copyMemory(from: bytes)
        }
        usedBytes += Self.size(of: record)
        count += 1
        return true
    }

    /// Runs `body` with each event in order.
    func forEachEvent(_ body: (borrowing LogEvent) -> Void) {
        var offset = 0
        while offset < usedBytes {
            let place = UnsafeRawPointer(memory.start + offset)
            let length = Int(place.loadUnaligned(as: UInt32.self))
            body(LogEvent(record: UnsafeRawBufferPointer(start: place + Self.prefix, count: length).bytes))
            offset += Self.prefix + length
        }
        // The events point into the memory, which must outlast the loop.
        withExtendedLifetime(memory) {}
    }
}
