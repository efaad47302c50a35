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

    /// Copies `record` behind the others, with a number below 16 for the owner's use; false when there is no room for it.
    package mutating func append(_ record: RawSpan, tag: UInt8 = 0) -> Bool {
        guard memory.capacity - usedBytes >= Self.size(of: record) else { return false }
        let place = memory.start + usedBytes
        let prefix = UInt32(truncatingIfNeeded: record.byteCount) & Self.lengthMask | UInt32(tag) << Self.lengthBits
        place.storeBytes(of: prefix, as: UInt32.self)
        record.withUnsafeBytes { bytes in
            UnsafeMutableRawBufferPointer(start: place + Self.prefix, count: bytes.count).copyMemory(from: bytes)
        }
        usedBytes += Self.size(of: record)
        count += 1
        return true
    }

    // A record is at most 16 MiB, which takes 25 bits.
    private static let lengthBits: UInt32 = 28
    private static let lengthMask: UInt32 = 1 << lengthBits - 1

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
        try walk { (event, _, _) throws(Failure) in try body(event) }
    }

    /// Runs `body` with each record and its tag in order, those left out whose event `isWanted` turns away; what is left out
    /// costs no counting of references.
    package func forEachRecord<Failure: Error>(
        where isWanted: (borrowing LogEvent) -> Bool = { _ in true },
        _ body: (RecordReference, _ tag: UInt8, _ index: Int) throws(Failure) -> Void
    ) throws(Failure) {
        var index = 0
        try walk { (event, offset, tag) throws(Failure) in
            if isWanted(event) {
                let record = RecordReference(memory, offset: offset, length: event.bytes.byteCount)
                try body(record, tag, index)
            }
            index += 1
        }
    }

    /// Runs `body` with each event, where it begins and its tag, in order.
    @inline(__always)
    private func walk<Failure: Error>(
        _ body: (borrowing LogEvent, _ offset: Int, _ tag: UInt8) throws(Failure) -> Void
    ) throws(Failure) {
        // The events point into the memory, which must outlast the loop, also when it is left by throwing.
        defer { withExtendedLifetime(memory) {} }
        let start = UnsafeRawPointer(memory.start)
        var offset = 0
        while offset < usedBytes {
            let prefix = (start + offset).loadUnaligned(as: UInt32.self)
            let length = Int(prefix & Self.lengthMask)
            offset += Self.prefix
            let record = UnsafeRawBufferPointer(start: start + offset, count: length)
            try body(LogEvent(record: record.bytes), offset, UInt8(prefix >> Self.lengthBits))
            offset += length
        }
    }
}
