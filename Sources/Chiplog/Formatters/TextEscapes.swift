internal import CChiplogShims

/// JSON's escapes (RFC 8259, section 7) for what must not stand in a line as it is.
enum TextEscapes {
    /// Writes valid UTF-8 with its suspicious characters escaped; returns where it ends. Six bytes of room for each of the
    /// text's always suffice.
    @inline(never)
    static func write(
        _ text: UnsafePointer<UInt8>, _ count: Int, to start: UnsafeMutablePointer<UInt8>, for place: chiplog_place
    ) -> UnsafeMutablePointer<UInt8> {
        var at = start
        var position = 0
        while true {
            let clean = chiplog_copy_until_suspicious(at, text + position, count - position, place)
            at += clean
            position += clean
            guard position < count else { return at }
            position += write(characterAt: text + position, count - position, to: &at)
        }
    }

    /// Writes the escape of the character that begins at `start`, or its first byte if it needs none; returns how many
    /// bytes are done.
    @inline(__always)
    private static func write(
        characterAt start: UnsafePointer<UInt8>, _ count: Int, to at: inout UnsafeMutablePointer<UInt8>
    ) -> Int {
        let byte = start[0]
        switch byte {
        case UInt8(ascii: "\""), UInt8(ascii: "\\"): write(short: byte, to: &at)
        case UInt8(ascii: "\n"): write(short: UInt8(ascii: "n"), to: &at)
        case UInt8(ascii: "\r"): write(short: UInt8(ascii: "r"), to: &at)
        case UInt8(ascii: "\t"): write(short: UInt8(ascii: "t"), to: &at)
        case 0xC2 where count >= 2 && start[1] < 0xA0:
            write(code: UInt16(start[1]), to: &at)
            return 2
        case 0xE2 where count >= 3 && start[1] == 0x80 && start[2] & 0xFE == 0xA8:
            write(code: 0x2000 | UInt16(start[2] & 0x3F), to: &at)
            return 3
        case 0xC2, 0xE2:
            at.pointee = byte
            at += 1
        default: write(code: UInt16(byte), to: &at)
        }
        return 1
    }

    @inline(__always)
    private static func write(short letter: UInt8, to at: inout UnsafeMutablePointer<UInt8>) {
        at[0] = UInt8(ascii: "\\")
        at[1] = letter
        at += 2
    }

    private static func write(code: UInt16, to at: inout UnsafeMutablePointer<UInt8>) {
        let digits = ("0123456789abcdef" as StaticString).utf8Start
        write(short: UInt8(ascii: "u"), to: &at)
        for index in 0..<4 {
            at[index] = digits[Int(code >> (12 - 4 * UInt16(index)) & 15)]
        }
        at += 4
    }
}
