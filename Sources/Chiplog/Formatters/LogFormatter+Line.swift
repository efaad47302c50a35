extension LogFormatter {
    /// Formats `event`, line end included, and runs `body` with the bytes; what a sink of one's own is made of.
    ///
    /// The bytes are valid during the call only. Nothing is allocated, unless the line is longer than any before on this
    /// thread.
    ///
    /// - Throws: what `body` throws, or a `SinkError` when memory is exhausted.
    public func withLine<Result>(
        of event: borrowing LogEvent, _ body: (UnsafeRawBufferPointer) throws(SinkError) -> Result
    ) throws(SinkError) -> Result {
        guard let buffer = LineBuffer.format(event, by: self) else {
            throw SinkError("out of memory; the event is lost")
        }
        defer { LineBuffer.giveBack(buffer) }
        return try body(UnsafeRawBufferPointer(buffer: buffer))
    }

    /// What stands in a line that held `prefix` once `event` has been appended to it; what conformance rules look at.
    package func bytes(of event: borrowing LogEvent, after prefix: [UInt8]) -> [UInt8] {
        guard let buffer = LineBuffer.take() else { return [] }
        defer { LineBuffer.giveBack(buffer) }
        var line = LineBuffer(buffer: buffer)
        line.append(prefix)
        format(event, into: &line)
        return Array(line.bytes)
    }
}
