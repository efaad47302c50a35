/// Lists in HTTP headers: members between commas, with optional whitespace around each (RFC 9110, sections 5.6.1 and
/// 5.6.3). A header that was sent several times is one list, in the order of the fields (section 5.3).
enum HeaderList {
    /// The members that are not empty, their whitespace taken away.
    static func members(_ headers: some Sequence<String>) -> [ArraySlice<UInt8>] {
        headers.flatMap { header in
            Array(header.utf8).split(separator: UInt8(ascii: ",")).map(trimmed).filter { !$0.isEmpty }
        }
    }

    /// `text` without the spaces and tabs at its ends.
    static func trimmed(_ text: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
        var text = text.drop(while: isWhitespace)
        while let last = text.last, isWhitespace(last) {
            text.removeLast()
        }
        return text
    }

    /// Whether `text` is a token, as names of headers and of baggage are (RFC 9110, section 5.6.2).
    static func isToken(_ text: some Collection<UInt8>) -> Bool {
        !text.isEmpty && text.allSatisfy { $0.isASCIIAlphanumeric || "!#$%&'*+-.^_`|~".utf8.contains($0) }
    }

    private static func isWhitespace(_ byte: UInt8) -> Bool {
        byte == UInt8(ascii: " ") || byte == UInt8(ascii: "\t")
    }
}

extension UInt8 {
    var isASCIILowercase: Bool { (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(self) }
    var isASCIIDigit: Bool { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(self) }
    var isASCIIAlphanumeric: Bool {
        isASCIILowercase || isASCIIDigit || (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(self)
    }
}
