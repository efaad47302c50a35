internal import CChiplogShims

// Text that may hold anything. Escapes are JSON's (RFC 8259, section 7) in every format, so that whatever a format puts
// between quotation marks is a JSON string. Beyond what JSON demands, DEL, U+0080–U+009F, U+2028 and U+2029 are escaped
// too: many readers end a line at them, and terminals obey some.
extension LineBuffer {
    /// Appends `text` with control characters and line ends escaped, quotation marks and backslashes left alone.
    public mutating func append(escaping text: borrowing String) {
        text.withUTF8Pointer { append(escaping: UnsafeRawBufferPointer(start: $0, count: $1), at: CHIPLOG_TEXT) }
    }

    /// Appends `text` between quotation marks, as a JSON string.
    public mutating func append(quoting text: borrowing String) {
        text.withUTF8Pointer { append(quoting: UnsafeRawBufferPointer(start: $0, count: $1)) }
    }

    @inline(__always)
    mutating func append(quoting text: UnsafeRawBufferPointer) {
        append(byte: UInt8(ascii: "\""))
        append(escaping: text, at: CHIPLOG_QUOTED)
        append(byte: UInt8(ascii: "\""))
    }

    /// Appends `text`, which is valid UTF-8; copies and looks in one pass, and only then escapes where it must.
    @inline(__always)
    mutating func append(escaping text: UnsafeRawBufferPointer, at place: chiplog_place) {
        guard let start = text.baseAddress?.assumingMemoryBound(to: UInt8.self), buffer.reserve(text.count) else {
            return
        }
        let target = buffer.pointee.bytes + buffer.pointee.count
        if _fastPath(chiplog_copy_clean(target, start, text.count, place)) {
            buffer.advance(text.count)
        } else {
            appendSuspicious(start, text.count, at: place)
        }
    }

    @inline(never)
    private mutating func appendSuspicious(_ start: UnsafePointer<UInt8>, _ count: Int, at place: chiplog_place) {
        var position = 0
        while position < count {
            // In pieces, so that the room for the worst case stays small; a piece ends between two characters.
            let rest = count - position
            let length = UTF8Boundary.fit(start + position, rest, in: Self.mostPenBytes)
            guard var pen = pen(room: 6 * length) else { return }
            pen.put(suspicious: start + position, length, at: place)
            take(pen)
            position += length
        }
    }

    /// Appends `bytes` as base64 with padding (RFC 4648, section 4).
    mutating func append(base64 bytes: UnsafeRawBufferPointer) {
        let digits = ("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/" as StaticString).utf8Start
        guard buffer.reserve((bytes.count + 2) / 3 * 4) else { return }
        var index = 0
        while index < bytes.count {
            let left = bytes.count - index
            let second = left > 1 ? bytes[index + 1] : 0
            let third = left > 2 ? bytes[index + 2] : 0
            let group = UInt32(bytes[index]) << 16 | UInt32(second) << 8 | UInt32(third)
            append(byte: digits[Int(group >> 18)])
            append(byte: digits[Int(group >> 12 & 63)])
            append(byte: left > 1 ? digits[Int(group >> 6 & 63)] : UInt8(ascii: "="))
            append(byte: left > 2 ? digits[Int(group & 63)] : UInt8(ascii: "="))
            index += 3
        }
    }
}
