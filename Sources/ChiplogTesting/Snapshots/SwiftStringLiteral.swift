/// A string literal as it stands in the source.
struct SwiftStringLiteral: Equatable {
    /// What it means; nil when it holds an interpolation.
    let value: String?
    /// How many `#` it has on either side.
    let hashCount: Int
    /// Blanks before the closing delimiter, which the lines of a multi-line literal begin with; nil in a single-line one.
    let indentation: [UInt8]?
    /// Its bytes in the source, delimiters included.
    let range: Range<Int>

    /// The literal that begins here, if one does; the scanner moves past it.
    init?(_ scanner: inout SwiftScanner) {
        var ahead = scanner
        let start = ahead.position
        let hashes = Array(ahead.take { $0 == UInt8(ascii: "#") })
        guard ahead.current == UInt8(ascii: "\"") else { return nil }
        let isMultiline = Self.takeMultilineOpening(&ahead)
        if !isMultiline {
            _ = ahead.next()
        }
        let quotes = [UInt8](repeating: UInt8(ascii: "\""), count: isMultiline ? 3 : 1)
        guard let content = Self.takeContent(&ahead, until: quotes + hashes, escape: [UInt8(ascii: "\\")] + hashes)
        else {
            return nil
        }
        if isMultiline {
            let lines = SwiftStringContent.lines(content)
            let last = lines.last ?? []
            indentation = Array(last)
            value = SwiftStringContent(hashes: hashes).value(of: lines.dropLast(), indentedBy: last.count)
        } else {
            indentation = nil
            value = SwiftStringContent(hashes: hashes).value(of: content)
        }
        hashCount = hashes.count
        range = start..<ahead.position
        scanner = ahead
    }

    /// Three quotation marks and the end of the line; `#"""#` is a single-line literal.
    private static func takeMultilineOpening(_ scanner: inout SwiftScanner) -> Bool {
        var ahead = scanner
        guard ahead.take("\"\"\"") else { return false }
        _ = ahead.take(while: \.isBlank)
        guard ahead.take("\r\n") || ahead.take("\n") || ahead.take("\r") else { return false }
        scanner = ahead
        return true
    }

    /// The bytes up to `end`, past which the scanner moves; what an escape escapes is no end. In an interpolation this
    /// may stop too early, which does no harm: there it is known already that the value is not.
    private static func takeContent(
        _ scanner: inout SwiftScanner, until end: [UInt8], escape: [UInt8]
    ) -> ArraySlice<UInt8>? {
        let start = scanner.position
        while scanner.current != nil {
            let before = scanner.position
            if scanner.take(end) { return scanner.bytes[start..<before] }
            _ = scanner.take(escape)
            _ = scanner.next()
        }
        return nil
    }
}
