import Chiplog
import Testing

@Suite struct EscapeTests {
    /// The escape of a scalar in a JSON string, from the definition; nil where it stands for itself.
    private static func escape(_ scalar: Unicode.Scalar) -> String? {
        switch scalar {
        case "\"": return "\\\""
        case "\\": return "\\\\"
        case "\n": return "\\n"
        case "\r": return "\\r"
        case "\t": return "\\t"
        case "\u{0}"..."\u{1F}", "\u{7F}"..."\u{9F}", "\u{2028}", "\u{2029}":
            let digits = String(scalar.value, radix: 16)
            return "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
        default: return nil
        }
    }

    private static let scalars: [Unicode.Scalar] =
        (0...0x2FF).compactMap { Unicode.Scalar($0 as UInt32) }
        + (0x1FF0...0x20CF).compactMap { Unicode.Scalar($0 as UInt32) }
        + ["\u{D7FF}", "\u{E000}", "\u{FEFF}", "\u{FFFF}", "\u{10000}", "\u{10FFFF}"]

    @Test("a character is escaped exactly when it must be, wherever it stands in a string of whatever length")
    func everywhere() throws {
        // Lengths around the widths that are looked at in one piece: 1–3, 4–7, 8–15, 16 and more.
        let lengths = [0, 1, 2, 3, 4, 7, 8, 12, 15, 16, 17, 31, 33]
        for scalar in Self.scalars {
            let character = String(Character(scalar))
            let escaped = Self.escape(scalar) ?? character
            let lines = try lines(.json) { log in
                for before in lengths {
                    log.info(
                        String(repeating: "a", count: before) + character + String(repeating: "b", count: 33 - before))
                    log.info(String(repeating: "a", count: before) + character)
                }
            }
            let expected = lengths.flatMap { before in
                let head = String(repeating: "a", count: before) + escaped
                return [head + String(repeating: "b", count: 33 - before), head]
            }
            let before = #"{"time":"2026-11-21T07:12:55.123456Z","level":"info","label":"shop","message":""#
            let whole = expected.map { Array((before + $0 + "\"}").utf8) }
            try #require(lines.map { Array($0.utf8) } == whole, "U+\(String(scalar.value, radix: 16))")
        }
    }

    @Test("text leaves quotation marks and backslashes in a message alone, and escapes what ends a line")
    func textMessage() throws {
        for scalar in Self.scalars {
            let isLiteral = scalar == "\"" || scalar == "\\"
            let written = isLiteral ? String(Character(scalar)) : Self.escape(scalar) ?? String(Character(scalar))
            let line = try line(.text) { $0.info("a\(Character(scalar))b") }
            #expect(Array(line.utf8) == Array("2026-11-21T07:12:55.123456Z INFO     shop: a\(written)b".utf8))
        }
    }

    @Test(
        "a label and a name in the source are escaped too",
        arguments: [
            JSONFormatter(callSite: true) as any LogFormatter, LogfmtFormatter(callSite: true),
            TextFormatter(callSite: true),
        ])
    func labels(formatter: any LogFormatter) throws {
        let folder = TemporaryFolder()
        let pipeline = Pipeline(sinks: [try .file(folder.file("log"), format: formatter)])
        Log("a\nb\u{2028}\u{1B}", pipeline: pipeline).info("m", file: "x\ny", function: "f\u{85}", line: 1)
        try pipeline.shutdown()
        let bytes = try #require(folder.bytes("log"))
        #expect(bytes.filter { $0 < 0x20 } == [UInt8(ascii: "\n")])
        #expect(folder.lines("log").first?.unicodeScalars.contains { $0 == "\u{85}" || $0 == "\u{2028}" } == false)
    }
}
