internal import CChiplogShims

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
    mutating func appendElement(
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

extension UnsafeRawBufferPointer {
    var hasLineFeed: Bool { firstLineFeed != nil }

    var firstLineFeed: Int? {
        guard let start = baseAddress?.assumingMemoryBound(to: UInt8.self) else { return nil }
        let place = chiplog_find_byte(start, count, UInt8(ascii: "\n"))
        return place < count ? place : nil
    }

    /// The bytes from one index to before another.
    func part(_ start: Int, _ end: Int) -> UnsafeRawBufferPointer {
        UnsafeRawBufferPointer(start: baseAddress.map { $0 + start }, count: end - start)
    }
}
