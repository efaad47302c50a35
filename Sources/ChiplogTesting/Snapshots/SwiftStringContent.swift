/// Reads what stands between the delimiters of a string literal (The Swift Programming Language, "String Literals";
/// SE-0168 for multi-line ones, SE-0200 for `#`).
struct SwiftStringContent {
    private let escape: [UInt8]

    init(hashes: [UInt8]) {
        escape = [UInt8(ascii: "\\")] + hashes
    }

    /// What a single-line literal means; nil when it has an interpolation, or an escape that Swift has not.
    func value(of content: ArraySlice<UInt8>) -> String? {
        var value: [UInt8] = []
        return append(content, to: &value) == .newline ? String(decoding: value, as: UTF8.self) : nil
    }

    /// What the lines of a multi-line literal mean, each of them so many bytes of indentation in.
    func value(of lines: ArraySlice<ArraySlice<UInt8>>, indentedBy indentation: Int) -> String? {
        var value: [UInt8] = []
        for (index, line) in zip(lines.indices, lines) {
            switch append(line.dropFirst(indentation), to: &value) {
            case .newline where index + 1 < lines.endIndex: value.append(UInt8(ascii: "\n"))
            case .newline, .nothing: break
            case nil: return nil
            }
        }
        return String(decoding: value, as: UTF8.self)
    }

    /// The lines of `content`, without their ends.
    static func lines(_ content: ArraySlice<UInt8>) -> [ArraySlice<UInt8>] {
        var lines: [ArraySlice<UInt8>] = []
        var rest = content
        while let end = rest.firstIndex(where: \.isNewline) {
            lines.append(rest[..<end])
            rest =
                rest[end...].starts(with: [UInt8(ascii: "\r"), UInt8(ascii: "\n")])
                ? rest[(end + 2)...] : rest[(end + 1)...]
        }
        return lines + [rest]
    }

    /// What stands between a line of a literal and the next.
    private enum LineEnd {
        case newline, nothing
    }

    /// Appends what a line means; nil when that cannot be told.
    private func append(_ line: ArraySlice<UInt8>, to value: inout [UInt8]) -> LineEnd? {
        var rest = line
        while let byte = rest.first {
            guard rest.starts(with: escape) else {
                value.append(byte)
                rest = rest.dropFirst()
                continue
            }
            rest = rest.dropFirst(escape.count)
            if rest.allSatisfy(\.isBlank) { return .nothing }
            guard let character = Self.takeEscaped(&rest) else { return nil }
            value += character
        }
        return .newline
    }

    /// The character that an escape stands for, from behind the backslash and its `#` on.
    private static func takeEscaped(_ rest: inout ArraySlice<UInt8>) -> [UInt8]? {
        switch rest.popFirst() {
        case UInt8(ascii: "n"): return [UInt8(ascii: "\n")]
        case UInt8(ascii: "r"): return [UInt8(ascii: "\r")]
        case UInt8(ascii: "t"): return [UInt8(ascii: "\t")]
        case UInt8(ascii: "0"): return [0]
        case let byte? where [UInt8(ascii: "\\"), UInt8(ascii: "\""), UInt8(ascii: "'")].contains(byte): return [byte]
        case UInt8(ascii: "u"):
            guard rest.popFirst() == UInt8(ascii: "{"), let end = rest.firstIndex(of: UInt8(ascii: "}")),
                let code = UInt32(String(decoding: rest[..<end], as: UTF8.self), radix: 16),
                let scalar = Unicode.Scalar(code)
            else { return nil }
            rest = rest[(end + 1)...]
            return Array(String(Character(scalar)).utf8)
        default: return nil
        }
    }
}
