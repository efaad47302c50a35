internal import CChiplogShims

/// Writes one event for people, row by row: knows in which column it is, and where the next row begins.
struct PrettyPage: ~Copyable {
    var line: LineBuffer
    let isColoured: Bool
    /// Characters in a row.
    let columns: Int
    /// Characters in the current row.
    var column = 0
    /// Where rows after the first begin: under the label.
    var indent = 0
    /// Spaces that the next element is kept away, so that first fields stand below each other.
    var padding = 0
    /// Whether the row ends text of several rows, behind which nothing more belongs.
    var isFull = false

    private static let levelWidth = 8
    /// Columns that labels and messages take at least.
    static let labelWidth = 11
    private static let messageWidth = 32
    /// Where a narrow window leaves too little beside a full indentation.
    private static let leastIndent = 4
    private static let leastRow = 40
    /// Rows that one text is divided into; without a limit, its indentation would multiply a large one.
    private static let mostRows = 256

    init(_ line: borrowing LineBuffer, columns: Int?, isColoured: Bool) {
        self.line = LineBuffer(buffer: line.buffer)
        self.columns = max(Self.leastRow, columns ?? .max)
        self.isColoured = isColoured
    }

    mutating func append(time: LogTimestamp, as format: LogTimeFormat) {
        column += painted(.dim) { $0.append(time, as: format) }
    }

    mutating func append(_ level: LogLevel) {
        line.append(" ")
        let width = painted(.level(level)) { $0.append(level.uppercaseName) }
        line.append(spaces: Self.levelWidth - width + 1)
        column += Self.levelWidth + 2
        indent = columns - column < Self.leastRow ? Self.leastIndent : column
    }

    mutating func append(label: UnsafeRawBufferPointer) {
        let width = painted(.bold) { $0.append(escaping: label, at: CHIPLOG_TEXT) }
        line.append(spaces: Self.labelWidth - width)
        line.append(" ")
        column += max(width, Self.labelWidth) + 1
    }

    mutating func append(message: UnsafeRawBufferPointer) {
        let start = line.count
        append(rows: message, indent: indent)
        if !isFull {
            let width = line.width(from: start)
            column += width
            padding = max(0, Self.messageWidth - width)
        }
    }

    mutating func append(source file: UnsafeRawBufferPointer, _ number: UInt32) {
        appendElement { line in
            line.append("(")
            line.append(escaping: file, at: CHIPLOG_TEXT)
            line.append(":")
            line.append(UInt64(number))
            line.append(")")
        }
    }

    mutating func append(trace: TraceBytes) {
        append("trace_id=", id: trace.traceID)
        append("span_id=", id: trace.spanID)
    }

    private mutating func append(_ key: StaticString, id: UnsafeRawBufferPointer) {
        appendElement {
            $0.append(key)
        } value: {
            $0.append(hex: id)
        }
    }

    mutating func append(error: UnsafeRawBufferPointer) {
        var cursor = ErrorCursor(error)
        var isFirst = true
        while let link = cursor.next() {
            line.append("\n")
            line.append(spaces: indent)
            _ = painted(isFirst ? .level(.error) : .dim) { $0.append(isFirst ? "error:" : "caused by:") }
            line.append(" ")
            line.append(escaping: link.type, at: CHIPLOG_TEXT)
            line.append(link.type.isEmpty ? "" : ": ")
            append(rows: link.message, indent: indent + 2)
            isFirst = false
        }
    }
}

extension PrettyPage {
    /// Appends text whose line feeds are kept, each row after the first behind `indent` spaces. A line end at the end
    /// is left out, and beyond `mostRows` they are escaped.
    mutating func append(rows text: UnsafeRawBufferPointer, indent: Int) {
        guard text.hasLineFeed else { return line.append(escaping: text, at: CHIPLOG_TEXT) }
        var rest = text
        if rest[rest.count - 1] == UInt8(ascii: "\n") {
            rest = rest.part(0, rest.count - 1)
        }
        var rows = 1
        while rows < Self.mostRows, let end = rest.firstLineFeed {
            let isPair = end > 0 && rest[end - 1] == UInt8(ascii: "\r")
            line.append(escaping: rest.part(0, isPair ? end - 1 : end), at: CHIPLOG_TEXT)
            line.append("\n")
            line.append(spaces: indent)
            rest = rest.part(end + 1, rest.count)
            rows += 1
        }
        line.append(escaping: rest, at: CHIPLOG_TEXT)
        isFull = true
    }

    /// Appends what `body` appends, in a colour where there are any; gives its width.
    mutating func painted(_ colour: PrettyColour, _ body: (inout LineBuffer) -> Void) -> Int {
        line.append(isColoured ? colour.sequence : "")
        let start = line.count
        body(&line)
        let width = line.width(from: start)
        line.append(isColoured ? PrettyColour.reset : "")
        return width
    }
}
