/// Percent-encoding (RFC 3986, section 2.1) of UTF-8.
enum PercentEncoding {
    /// `text` with every byte but those that `isKept`, and the percent sign among them, as `%` and two digits.
    static func encoded(_ text: String, keeping isKept: (UInt8) -> Bool) -> String {
        var bytes: [UInt8] = []
        for byte in text.utf8 {
            if isKept(byte) && byte != UInt8(ascii: "%") {
                bytes.append(byte)
            } else {
                bytes.append(UInt8(ascii: "%"))
                bytes.append(contentsOf: HexDigits.text(byte).uppercased().utf8)
            }
        }
        return String(decoding: bytes, as: UTF8.self)
    }

    /// The text that `bytes` encode; a percent sign without two digits behind it stands for itself.
    static func decoded(_ bytes: ArraySlice<UInt8>) -> String {
        var decoded: [UInt8] = []
        var rest = bytes
        while let byte = rest.popFirst() {
            if byte == UInt8(ascii: "%"), rest.count >= 2, let value = HexDigits.value(rest.prefix(2)) {
                decoded.append(UInt8(truncatingIfNeeded: value))
                rest.removeFirst(2)
            } else {
                decoded.append(byte)
            }
        }
        return String(decoding: decoded, as: UTF8.self)
    }
}
