import ChiplogJSON
import Testing

@Suite struct JSONParsingTests {
    @Test(
        arguments: [
            ("null", JSON.null), ("true", true), (" false\n", false), ("0", 0), ("-0", .number("-0")),
            ("1.50", .number("1.50")), ("1E+2", .number("1E+2")), ("18446744073709551615", .integer(UInt64.max)),
            (#""""#, ""), (#""a\"\\\/\b\f\n\r\t""#, "a\"\\/\u{8}\u{c}\n\r\t"),
            (#""\u00e9\uD83D\uDE00é😀""#, "é😀é😀"),
            ("[]", []), ("[1, [2], {}]", [1, [2], [:]]), (#"{"b":1,"a":{"c":null}}"#, ["b": 1, "a": ["c": .null]]),
        ] as [(String, JSON)])
    func `Reads every kind of value`(text: String, expected: JSON) throws {
        #expect(try JSON.parse(text) == expected)
    }

    @Test(arguments: [
        ("", 1, 1, "empty"), ("  \n ", 2, 2, "empty"), ("{\"a\":1,}", 1, 8, "expected a key in quotes, found \"}\""),
        ("[1,]", 1, 4, "expected a value"), ("[1 2]", 1, 4, "expected \",\" or \"]\", found \"2\""),
        ("{\"a\" 1}", 1, 6, "expected \":\" after key \"a\""), ("{\"a\":1 \"b\":2}", 1, 8, "expected \",\" or \"}\""),
        ("{\n  \"a\": 1,\n  \"a\": 2\n}", 3, 3, "duplicate key \"a\""), ("{\"é\": tru}", 1, 7, "expected a value"),
        ("01", 1, 1, "begin with a zero"), ("-", 1, 2, "expected a digit"), ("1.", 1, 3, "digit after the point"),
        ("1e", 1, 3, "digit in the exponent"), (".5", 1, 1, "expected a value"), ("NaN", 1, 1, "expected a value"),
        ("\"a\nb\"", 1, 3, "control character"), ("\"a", 1, 3, "ends inside a string"),
        ("\"\\x\"", 1, 2, "unknown escape"), ("\"\\u12g4\"", 1, 2, "four hexadecimal digits"),
        ("\"\\ud83d\"", 1, 2, "surrogate"), ("\"\\ude00\"", 1, 2, "surrogate"),
        ("\"\\ud83d\\u0041\"", 1, 2, "surrogate"),
        ("\"\\", 1, 2, "unknown escape"), ("1 // one", 1, 3, "expected the end of the text"),
        ("{", 1, 2, "expected a key"),
        ("[", 1, 2, "expected a value, found the end of the text"), ("\u{FEFF}{}", 1, 1, "byte order mark"),
        ("'a'", 1, 1, "expected a value, found \"'\""),
    ])
    func `Says where a text is not JSON, and what was expected`(
        text: String, line: Int, column: Int, message: String
    ) throws {
        let error = try #require(throws: JSONError.self) { try JSON.parse(text) }
        #expect(error.line == line)
        #expect(error.column == column)
        #expect(error.message.contains(message), "\(error)")
    }

    @Test(
        arguments: [[0xFF], [0x22, 0xC3, 0x22], [0x22, 0xED, 0xA0, 0x80, 0x22], [0x22, 0xC0, 0x80, 0x22]] as [[UInt8]])
    func `Refuses bytes that are not UTF-8`(bytes: [UInt8]) throws {
        let error = try #require(throws: JSONError.self) { try JSON.parse(bytes) }
        #expect(error.message == "not UTF-8")
    }

    @Test func `Nests to the stated depth and no deeper`() throws {
        func nested(_ depth: Int) -> String {
            String(repeating: "[", count: depth) + String(repeating: "]", count: depth)
        }
        #expect(throws: Never.self) { try JSON.parse(nested(JSON.maximumDepth)) }
        #expect(throws: JSONError.self) { try JSON.parse(nested(JSON.maximumDepth + 1)) }
        #expect(throws: JSONError.self) { try JSON.parse(String(repeating: "{\"a\":[", count: 500_000)) }
    }

    @Test func `Never traps on a document cut or changed anywhere`() throws {
        let document = Array(#"{"a": [1, -2.5e-3, "x\u00e9\ud83d\ude00\n", true, null], "é": {"b": ""}}"#.utf8)
        for index in document.indices {
            _ = try? JSON.parse(Array(document[..<index]))
            for byte: UInt8 in [0, 0x22, 0x5C, 0x7B, 0x5D, 0x80, 0xFF] {
                var changed = document
                changed[index] = byte
                _ = try? JSON.parse(changed)
            }
        }
        #expect(throws: Never.self) { try JSON.parse(document) }
    }
}
