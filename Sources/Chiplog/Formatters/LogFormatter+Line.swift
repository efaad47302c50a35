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
}
