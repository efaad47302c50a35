import Chiplog

/// Strings, keys and bytes made to break a formatter.
enum HostileText {
    static let pieces: [String] =
        [
            "", " ", "=", "a=b", "\"", "\\", "\\\\", "\\\"", "\\u0041", "\\n", "/", "<script>", "%s%n", "'", "{", "}",
            "[", "]", ",", ":",
            "\n", "\r", "\r\n", "\t", "\u{0}", "\u{7F}", "\u{80}", "\u{85}", "\u{9B}31m", "\u{9F}", "\u{A0}", "£",
            "\u{BF}",
            "\u{2027}", "\u{2028}", "\u{2029}", "\u{202E}", "€", "—", "…", "\u{FEFF}", "\u{FFFD}", "\u{FFFE}",
            "\u{FFFF}",
            "\u{D7FF}", "\u{E000}", "\u{10000}", "\u{10FFFF}", "👩‍👩‍👧‍👦", "🇩🇪", "e\u{301}", "é", "日本語", "Ω", "\u{1B}[2J",
            "null", "NaN", "true", "-1", "0123", "1e400", "plain", "a longer run of plain text without anything in it",
        ]
        + (0..<32).map { String(Unicode.Scalar(UInt8($0))) } + broken.map { String(decoding: $0, as: UTF8.self) }

    /// Bytes that are not UTF-8: lone surrogates, overlong forms, cut characters, bytes that never occur.
    static let broken: [[UInt8]] = [
        [0xED, 0xA0, 0x80], [0xED, 0xBF, 0xBF], [0xED, 0xA0, 0xBD, 0xED, 0xB8, 0x80], [0xC0, 0x80], [0xC1, 0xBF],
        [0xE0, 0x80, 0x80], [0xF0, 0x80, 0x80, 0x80], [0xF4, 0x90, 0x80, 0x80], [0xF5], [0xFF], [0xFE], [0x80], [0xC2],
        [0xE2, 0x80], [0xE2], [0xF0, 0x9F, 0x98], [0x61, 0xC3], [0xBF, 0xC2, 0x41],
    ]

    static func string(using generator: inout SeededGenerator) -> String {
        if UInt8.random(in: 0..<8, using: &generator) == 0 {
            return String(decoding: bytes(using: &generator), as: UTF8.self)
        }
        var text = ""
        for _ in 0..<Int.random(in: 0..<6, using: &generator) {
            text += pieces.randomElement(using: &generator) ?? ""
        }
        return text
    }

    static func bytes(using generator: inout SeededGenerator) -> [UInt8] {
        (0..<Int.random(in: 0..<40, using: &generator)).map { _ in .random(in: 0...255, using: &generator) }
    }

    /// Empty, reserved, repeated, ordinary and hostile ones; literals and such as are made at run time.
    static func key(using generator: inout SeededGenerator) -> LogKey {
        switch Int.random(in: 0..<8, using: &generator) {
        case 0: LogKey(string(using: &generator))
        case 1: LogKey(reserved.randomElement(using: &generator) ?? "time")
        case 2: literals.randomElement(using: &generator) ?? "a"
        default: LogKey("key\(Int.random(in: 0..<30, using: &generator))")
        }
    }

    static let reserved = [
        "time", "level", "label", "message", "error", "source", "function", "field.time", "field.field.level", "field.",
        "field.x", "Time", "", "error.type", "trace_id", "span_id", "exc", "exception.type", "field.exception.causes",
        "code.line.number",
    ]

    static let literals: [LogKey] = [
        "a", "order", "", "time", "message", "two words", "eq=ual", "quo\"te", "back\\slash", "new\nline", "Größe", "€",
        "x\u{2028}y", "field.time", "👍", "a longer key than fits into a register or two",
    ]
}
