/// Lines after a pattern of one's own, such as `"{time} {LEVEL:<8} {label}: {message} {fields}"`.
///
/// | placeholder | what it stands for |
/// | --- | --- |
/// | `{time}`, `{time:unix-ms}` | the time, in one of `LogTimeFormat`'s forms |
/// | `{level}`, `{LEVEL}`, `{severity}` | "info", "INFO", 9 |
/// | `{label}`, `{message}` | |
/// | `{fields}` | the fields as logfmt writes them, the error before them unless it has a place of its own |
/// | `{field.user.id}` | one field's value alone: `user.id`, or `id` in `user` |
/// | `{error}` | "TYPE: MESSAGE; caused by TYPE: MESSAGE" |
/// | `{source}`, `{file}`, `{line}`, `{function}` | where the call stands |
/// | `{trace_id}`, `{span_id}` | in hexadecimal digits |
///
/// Behind a colon, as in `{label:>12.20}`, stand an alignment (`<`, `>` or `^`; left unless said otherwise), the least
/// width and, after a point, the most; what is cut ends in "…". Widths are counted in Unicode scalars, up to 1,000.
/// `{{` and `}}` are braces.
///
/// A placeholder without a width that has nothing to say (no such field, no error, no trace) takes the space before it
/// along. Control characters in what is written are escaped. Read once, when the formatter is made; writing a line costs
/// what text costs, and allocates nothing.
public struct PatternFormatter: LogFormatter, CustomStringConvertible {
    /// The pattern.
    public let description: String
    private let pieces: [PatternPiece]

    /// - Throws: when `pattern` cannot be read; the error says where, what was expected, and the nearest name.
    public init(_ pattern: String) throws(FormatError) {
        var parser = PatternParser(pattern)
        description = pattern
        pieces = try parser.pieces()
    }

    public func format(_ event: borrowing LogEvent, into line: inout LineBuffer) {
        event.withParts { parts in
            pieces.withUnsafeBufferPointer { pieces in
                var index = 0
                while index < pieces.count {
                    pieces[index].append(parts, to: &line)
                    index += 1
                }
            }
        }
    }
}

extension LogFormatter where Self == PatternFormatter {
    /// Lines after a pattern of one's own; see `PatternFormatter`.
    public static func pattern(_ pattern: String) throws(FormatError) -> PatternFormatter {
        try PatternFormatter(pattern)
    }
}
