/// Turns an event into a line.
///
/// What a formatter promises:
/// 1. It appends to `line` and touches nothing before.
/// 2. What it appends is valid UTF-8 without line ends or other control characters; the sink adds the line end.
/// 3. Equal events give equal lines; it keeps no state and may run on many threads at once.
/// 4. It never traps, whatever is in the event.
public protocol LogFormatter: Sendable {
    func format(_ event: borrowing LogEvent, into line: inout LineBuffer)
}

extension LineBuffer {
    /// Formats `event` in a buffer of the thread, line end included. The caller gives it back; nil when memory is
    /// exhausted.
    @inline(__always)
    static func format(_ event: borrowing LogEvent, by formatter: any LogFormatter) -> ByteBuffer? {
        guard let buffer = take() else { return nil }
        var line = LineBuffer(buffer: buffer)
        formatter.format(event, into: &line)
        line.append(byte: UInt8(ascii: "\n"))
        return buffer
    }
}
