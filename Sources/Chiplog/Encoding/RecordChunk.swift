/// A run of encoded records, each behind its length. A copy is a snapshot: it shares the memory and never sees what is
/// appended later.
package struct RecordChunk: Sendable {
    private var memory: RecordMemory
    package private(set) var usedBytes = 0
    package private(set) var count = 0

    private static let prefix = MemoryLayout<UInt32>.size

    /// nil when memory is exhausted.
    package init?(capacity: Int) {
        guard let memory = RecordMemory(capacity: capacity) else { return nil }
        self.memory = memory
    }

    package var capacity: Int { memory.capacity }

    /// The capacity that `record` takes of a chunk.
    package static func size(of record: RawSpan) -> Int {
        prefix + record.byteCount
    }

    /// Copies `record` behind the others; false when there is no room for it.
    package mutating func append(_ record: RawSpan) -> Bool {
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

    /// Empties the chunk for further use; false when a copy shares its memory.
    package mutating func recycle() -> Bool {
        guard isKnownUniquelyReferenced(&memory) else { return false }
        usedBytes = 0
        count = 0
        return true
    }

    /// Runs `body` with each event in order.
    package func forEachEvent<Failure: Error>(
        _ body: (borrowing LogEvent) throws(Failure) -> Void
    ) throws(Failure) {
        // The events point into the memory, which must outlast the loop, also when it is left by throwing.
        defer { withExtendedLifetime(memory) {} }
        var offset = 0
        while offset < usedBytes {
            let place = UnsafeRawPointer(memory.start + offset)
            let length = Int(place.loadUnaligned(as: UInt32.self))
            try body(LogEvent(record: UnsafeRawBufferPointer(start: place + Self.prefix, count: length).bytes))
            offset += Self.prefix + length
        }
    }
}
