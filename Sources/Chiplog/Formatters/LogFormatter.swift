/// Turns an event into a line.
///
/// What a formatter promises:
/// 1. It appends to `line` and touches nothing before.
/// 2. What it appends is valid UTF-8 without line ends or other control characters; the sink adds the line end.
///    One that is `isMultiline` may write several lines, divided by line feeds; each after the first begins with at
///    least two spaces, so that no text in an event can pass for an event. One that is `isColoured` may write colours,
///    as `ESC [ digits and semicolons m`, and ends what it begins in the same line.
/// 3. Equal events give equal lines; it keeps no state and may run on many threads at once.
/// 4. It never traps, whatever is in the event.
///
/// `FormatterRule` in ChiplogCapture checks each.
public protocol LogFormatter: Sendable {
    func format(_ event: borrowing LogEvent, into line: inout LineBuffer)

    /// Whether an event may become several lines; false unless said otherwise. Programs that read line by line should
    /// not be given the output of such a formatter.
    var isMultiline: Bool { get }

    /// Whether lines may hold colours; false unless said otherwise.
    var isColoured: Bool { get }

    /// The formatter to use for lines that go to `device`: itself, unless it looks different there. A sink asks once, when
    /// it is made.
    func fitted(to device: OutputDevice) -> any LogFormatter
}

extension LogFormatter {
    public var isMultiline: Bool { false }
    public var isColoured: Bool { false }
    public func fitted(to device: OutputDevice) -> any LogFormatter { self }
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
