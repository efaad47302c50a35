import Chiplog
import Testing

@Suite struct LogfmtFormatterTests {
    private func pairs(_ fields: LogFields) throws -> String {
        let line = try ChiplogTests.line(.logfmt) { $0.info("m", fields) }
        let before = "time=2026-11-21T07:12:55.123456Z level=info label=shop message=m"
        #expect(line.hasPrefix(before))
        return String(line.dropFirst(before.count))
    }

    @Test(
        "a string stands bare unless it is empty or has something that would end it",
        arguments: [
            ("plain", "plain"), ("Köln", "Köln"), ("[1,2]", "[1,2]"), ("a/b:c", "a/b:c"), ("", #""""#),
            ("two words", #""two words""#),
            ("a=b", #""a=b""#), ("a\"b", #""a\"b""#), ("a\\b", #""a\\b""#), ("a\nb", #""a\nb""#),
            ("\u{7F}", #""\u007f""#),
            ("\u{85}", #""\u0085""#), ("\u{2028}", #""\u2028""#), (" ", #"" ""#),
        ])
    func words(value: String, written: String) throws {
        #expect(try pairs(["key": value]) == " key=\(written)")
        #expect(try pairs(["list": [value]]) == (try pairs(["list": try jsonArray(of: value)])))
    }

    /// The JSON text of an array with the one string.
    private func jsonArray(of value: String) throws -> String {
        let line = try ChiplogTests.line(.json) { $0.info("m", ["v": [value]]) }
        let start = try #require(line.firstIndex(of: "["))
        return String(line[start...].dropLast())
    }

    @Test(
        "what cannot stand in a key becomes an underline, all else stays",
        arguments: [
            ("two words", "two_words"), ("a=b", "a_b"), ("a\"b\\c", "a_b_c"), ("a\nb", "a_b"), ("", "_"),
            ("Größe", "Größe"), ("€", "€"),
            ("a—b", "a—b"), ("£", "£"), ("x\u{2028}y", "x___y"), ("\u{85}", "__"), ("\u{7F}", "_"), ("👍 ok", "👍_ok"),
        ])
    func keys(key: String, written: String) throws {
        #expect(try pairs([LogKey(key): 1]) == " \(written)=1")
        #expect(try pairs(["o": [LogKey(key): 1] as LogFields]) == " o.\(written)=1")
    }

    @Test("a key given twice is written twice, and objects become dotted keys")
    func shapes() throws {
        #expect(try pairs(["a": 1, "a": 2]) == " a=1 a=2")
        #expect(try pairs(["o": ["a": 1, "p": ["b": [1]] as LogFields] as LogFields]) == " o.a=1 o.p.b=[1]")
        #expect(try pairs(["o": [:] as LogFields, "e": [] as [Int]]) == " o={} e=[]")
    }

    @Test(
        "bytes are base64, between quotation marks where a bare word would not do",
        arguments: [
            ([], #""""#), ([0], #""AA==""#), ([0, 255], #""AP8=""#), ([251, 255, 191], "+/+/"),
            (Array("Chiplog!!".utf8), "Q2hpcGxvZyEh"),
        ] as [([UInt8], String)])
    func bytes(bytes: [UInt8], written: String) throws {
        #expect(try pairs(["raw": bytes]) == " raw=\(written)")
    }
}
