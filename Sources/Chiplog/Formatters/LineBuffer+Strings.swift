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
            let clean = chiplog_find_suspicious(start + position, count - position, place)
            buffer.append(start + position, clean)
            position += clean
            if position < count {
                position += appendEscape(start + position, count - position, at: place)
            }
        }
    }

    /// Appends the escape of the character that begins at `start`, or the character itself if it needs none; returns
    /// how many bytes it had.
    private mutating func appendEscape(_ start: UnsafePointer<UInt8>, _ count: Int, at place: chiplog_place) -> Int {
        let byte = start[0]
        switch byte {
        case UInt8(ascii: "\""), UInt8(ascii: "\\"):
            append(byte: UInt8(ascii: "\\"))
            append(byte: byte)
        case UInt8(ascii: "\n"):
            append("\\n")
        case UInt8(ascii: "\r"):
            append("\\r")
        case UInt8(ascii: "\t"):
            append("\\t")
        case 0xC2 where count >= 2 && start[1] < 0xA0:
            append(unicodeEscape: UInt16(start[1]))
            return 2
        case 0xE2 where count >= 3 && start[1] == 0x80 && start[2] & 0xFE == 0xA8:
            append(unicodeEscape: 0x2000 | UInt16(start[2] & 0x3F))
            return 3
        case 0xC2, 0xE2:
            append(byte: byte)
        default:
            append(unicodeEscape: UInt16(byte))
        }
        return 1
    }

    private mutating func append(unicodeEscape code: UInt16) {
        append("\\u")
        append(hex: UInt8(truncatingIfNeeded: code >> 8))
        append(hex: UInt8(truncatingIfNeeded: code))
    }

    private mutating func append(hex byte: UInt8) {
        let digits = ("0123456789abcdef" as StaticString).utf8Start
        append(byte: digits[Int(byte >> 4)])
        append(byte: digits[Int(byte & 15)])
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
