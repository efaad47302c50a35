import ChiplogBench

/// A key and a value as they stand in a logfmt or text line, the value without its quotation marks.
struct Pair: Equatable {
    var key: String
    var value: String

    init(_ key: String, _ value: String) {
        self.key = key
        self.value = value
    }

    /// Reads `key=value key="quoted value" …`; nil when the text is anything else.
    static func parse(_ text: Substring) -> [Pair]? {
        var pairs: [Pair] = []
        var rest = text.utf8
        while true {
            guard let equals = rest.firstIndex(of: UInt8(ascii: "=")), equals > rest.startIndex else { return nil }
            let key = rest[..<equals]
            guard !key.contains(where: { $0 <= 0x20 || $0 == UInt8(ascii: "\"") }) else { return nil }
            rest = rest[rest.index(after: equals)...]
            guard let value = takeValue(&rest) else { return nil }
            pairs.append(Pair(String(Substring(key)), value))
            if rest.isEmpty { return pairs }
            guard rest.popFirst() == UInt8(ascii: " ") else { return nil }
        }
    }

    /// Takes a bare word or a JSON string off the front.
    private static func takeValue(_ rest: inout Substring.UTF8View) -> String? {
        guard rest.first == UInt8(ascii: "\"") else {
            let end = rest.firstIndex(of: UInt8(ascii: " ")) ?? rest.endIndex
            let word = rest[..<end]
            guard !word.isEmpty, !word.contains(where: { $0 < 0x20 || $0 == UInt8(ascii: "\"") }) else { return nil }
            rest = rest[end...]
            return String(Substring(word))
        }
        var end = rest.index(after: rest.startIndex)
        while end < rest.endIndex, rest[end] != UInt8(ascii: "\"") {
            let step = rest[end] == UInt8(ascii: "\\") ? 2 : 1
            guard let next = rest.index(end, offsetBy: step, limitedBy: rest.endIndex) else { return nil }
            end = next
        }
        guard end < rest.endIndex else { return nil }
        let quoted = rest[...end]
        rest = rest[rest.index(after: end)...]
        return (try? JSON.parse(String(Substring(quoted))))?.string
    }
}
