/// One record of a chunk, kept without copying it; the chunk's memory stays as long as this does.
package struct RecordReference: Sendable {
    private let memory: RecordMemory
    private let offset: Int
    private let length: Int

    init(_ memory: RecordMemory, offset: Int, length: Int) {
        self.memory = memory
        self.offset = offset
        self.length = length
    }

    /// Runs `body` with the event that is recorded.
    package func withEvent<Result, Failure: Error>(
        _ body: (borrowing LogEvent) throws(Failure) -> Result
    ) throws(Failure) -> Result {
        // The event points into the memory.
        defer { withExtendedLifetime(memory) {} }
        let bytes = UnsafeRawBufferPointer(start: UnsafeRawPointer(memory.start + offset), count: length)
        return try body(LogEvent(record: bytes.bytes))
    }
}
