internal import CChiplogShims

/// Writes one event for people, row by row: knows in which column it is, and where the next row begins.
struct PrettyPage: ~Copyable {
    private var line: LineBuffer
    private let isColoured: Bool
    /// Characters in a row.
    private let columns: Int
    /// Characters in the current row.
    private var column = 0
    /// Where rows after the first begin: under the label.
    private var indent = 0
    /// Spaces that the next element is kept away, so that first fields stand below each other.
    private var padding = 0
    /// Whether the row ends text of several rows, behind which nothing more belongs.
    private var isFull = false

    private static let levelWidth = 8
    /// Columns that labels and messages take at least.
    private static let labelWidth = 11
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

// Fields, as logfmt writes them.
extension PrettyPage {
    mutating func append(pairs bytes: UnsafeRawBufferPointer, of parent: UnsafePointer<LineBuffer.KeyPath>? = nil) {
        var cursor = FieldCursor(bytes)
        while let field = cursor.next() {
            let path = LineBuffer.KeyPath(key: field.key, parent: parent)
            let value = field.value.resolved
            switch value.tag {
            case Record.Tag.object where !value.contents.isEmpty:
                withUnsafePointer(to: path) { append(pairs: value.contents, of: $0) }
            case Record.Tag.error:
                append(pairsOfError: value.contents, path)
            case Record.Tag.string where value.contents.hasLineFeed:
                append(path, rows: value.contents)
            default:
                appendElement {
                    $0.append(path)
                    $0.append("=")
                } value: {
                    $0.append(pairValue: value)
                }
            }
        }
    }

    private mutating func append(pairsOfError bytes: UnsafeRawBufferPointer, _ path: LineBuffer.KeyPath) {
        var cursor = ErrorCursor(bytes)
        var index: UInt64 = 0
        while let link = cursor.next() {
            for isType in [false, true] {
                appendElement {
                    $0.append(path, ofLink: index, isType: isType)
                } value: {
                    $0.append(word: isType ? link.type : link.message)
                }
            }
            index += 1
        }
    }

    /// Appends a pair whose value has several rows: from a row of its own on, below each other.
    private mutating func append(_ path: LineBuffer.KeyPath, rows text: UnsafeRawBufferPointer) {
        isFull = true
        appendElement {
            $0.append(path)
            $0.append("=")
        }
        append(rows: text, indent: min(column, indent + Self.labelWidth))
        isFull = true
    }

    /// Appends what belongs together, after a space; in a new row if it does not fit into this one.
    private mutating func appendElement(
        _ name: (inout LineBuffer) -> Void, value: (inout LineBuffer) -> Void = { _ in }
    ) {
        let start = line.count
        line.append(" ")
        var width = 1 + painted(.dim, name)
        let valueStart = line.count
        value(&line)
        width += line.width(from: valueStart)
        if isFull || column + padding + width > columns {
            line.breakLine(at: start, indent: indent)
            column = indent + width - 1
        } else {
            line.insert(spaces: padding, at: start)
            column += padding + width
        }
        padding = 0
        isFull = false
    }
}

extension PrettyPage {
    /// Appends text whose line feeds are kept, each row after the first behind `indent` spaces. A line end at the end
    /// is left out, and beyond `mostRows` they are escaped.
    private mutating func append(rows text: UnsafeRawBufferPointer, indent: Int) {
        guard text.hasLineFeed else { return line.append(escaping: text, at: CHIPLOG_TEXT) }
        var rest = text.last == UInt8(ascii: "\n") ? UnsafeRawBufferPointer(rebasing: text.dropLast()) : text
        var rows = 1
        while rows < Self.mostRows, let end = rest.firstIndex(of: UInt8(ascii: "\n")) {
            let isPair = end > 0 && rest[end - 1] == UInt8(ascii: "\r")
            line.append(
                escaping: UnsafeRawBufferPointer(rebasing: rest[..<(isPair ? end - 1 : end)]), at: CHIPLOG_TEXT)
            line.append("\n")
            line.append(spaces: indent)
            rest = UnsafeRawBufferPointer(rebasing: rest[(end + 1)...])
            rows += 1
        }
        line.append(escaping: rest, at: CHIPLOG_TEXT)
        isFull = true
    }

    /// Appends what `body` appends, in a colour where there are any; gives its width.
    private mutating func painted(_ colour: PrettyColour, _ body: (inout LineBuffer) -> Void) -> Int {
        line.append(isColoured ? colour.sequence : "")
        let start = line.count
        body(&line)
        let width = line.width(from: start)
        line.append(isColoured ? PrettyColour.reset : "")
        return width
    }
}

extension UnsafeRawBufferPointer {
    /// Whether UTF-8 text has a line feed; text without anything to escape, which most is, is looked at 16 bytes a time.
    fileprivate var hasLineFeed: Bool {
        guard let start = baseAddress?.assumingMemoryBound(to: UInt8.self) else { return false }
        let clean = chiplog_find_suspicious(start, count, CHIPLOG_TEXT)
        return clean < count && self[clean...].contains(UInt8(ascii: "\n"))
    }
}
