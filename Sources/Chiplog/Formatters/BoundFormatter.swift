/// A formatter whose `format` is bound where its type is known, as a `BoundSink`'s `write` is.
protocol BoundFormatter: LogFormatter {
    var boundFormat: @Sendable (borrowing LogEvent, inout LineBuffer) -> Void { get }
}

extension BoundFormatter {
    var boundFormat: @Sendable (borrowing LogEvent, inout LineBuffer) -> Void {
        { (event: borrowing LogEvent, line: inout LineBuffer) in format(event, into: &line) }
    }
}

/// What a sink that is written to with every event keeps of its formatter: `format`, bound once.
struct LineFormat: Sendable {
    private let append: @Sendable (borrowing LogEvent, inout LineBuffer) -> Void

    init(_ formatter: any LogFormatter) {
        // Not as an optional, which would hand each event on through two functions more.
        if let formatter = formatter as? any BoundFormatter {
            append = formatter.boundFormat
        } else {
            append = Self.format(of: formatter)
        }
    }

    private static func format(
        of formatter: some LogFormatter
    ) -> @Sendable (borrowing LogEvent, inout LineBuffer) -> Void {
        { (event: borrowing LogEvent, line: inout LineBuffer) in formatter.format(event, into: &line) }
    }

    /// Formats `event` in a buffer of the thread, line end included. The caller gives it back; nil when memory is
    /// exhausted.
    @inline(__always)
    func line(of event: borrowing LogEvent) -> ByteBuffer? {
        guard let buffer = LineBuffer.take() else { return nil }
        var line = LineBuffer(buffer: buffer)
        append(event, &line)
        line.append(byte: UInt8(ascii: "\n"))
        return buffer
    }
}
