import Testing

@testable import ChiplogTesting

@Suite struct SourceRewritingTests {
    /// A source in which `▶` stands before the opening parenthesis of the call, and what comes of it.
    struct Case: Sendable, CustomTestStringConvertible {
        let testDescription: String
        let source: String
        var expected: String?
        let text: String
        let rewritten: String

        init(_ name: String, _ source: String, was expected: String?, _ text: String, _ rewritten: String) {
            testDescription = name
            self.source = source
            self.expected = expected
            self.text = text
            self.rewritten = rewritten
        }
    }

    private func rewrite(_ marked: String, _ edits: [(expected: String?, text: String)]) throws(RecordingRefusal)
        -> String
    {
        let pieces = marked.split(separator: "▶", omittingEmptySubsequences: false)
        var before = ""
        var all: [SnapshotEdit] = []
        for (piece, edit) in zip(pieces, edits) {
            before += piece
            let lines = before.utf8.split(omittingEmptySubsequences: false) { $0 == UInt8(ascii: "\n") }
            all.append(
                SnapshotEdit(
                    line: lines.count, column: (lines.last?.count ?? 0) + 1, expected: edit.expected, text: edit.text))
        }
        let source = SwiftSource(Array(pieces.joined().utf8))
        return String(decoding: try source.applying(all).bytes, as: UTF8.self)
    }

    static let cases: [Case] = [
        Case(
            "a short text is put between the parentheses", "f(); expectSnapshot▶()", was: nil, "a",
            #"f(); expectSnapshot("a")"#),
        Case("no records are an empty literal", "expectSnapshot▶()", was: nil, "", #"expectSnapshot("")"#),
        Case(
            "a text of several lines gets lines of its own", "    expectSnapshot▶()\n}", was: nil, "a\n\nb",
            "    expectSnapshot(\n        \"\"\"\n        a\n\n        b\n        \"\"\")\n}"),
        Case(
            "so does a long one", "expectSnapshot▶()", was: nil, String(repeating: "x", count: 61),
            "expectSnapshot(\n    \"\"\"\n    \(String(repeating: "x", count: 61))\n    \"\"\")"),
        Case(
            "tabs are kept", "\t\texpectSnapshot▶()", was: nil, "a\nb",
            "\t\texpectSnapshot(\n\t\t\t\"\"\"\n\t\t\ta\n\t\t\tb\n\t\t\t\"\"\")"),
        Case(
            "so are steps of two", "  expectSnapshot▶()", was: nil, "a\nb",
            "  expectSnapshot(\n    \"\"\"\n    a\n    b\n    \"\"\")"),
        Case(
            "so are line ends", "f()\r\nexpectSnapshot▶()\r\n", was: nil, "a\nb",
            "f()\r\nexpectSnapshot(\r\n    \"\"\"\r\n    a\r\n    b\r\n    \"\"\")\r\n"),
        Case(
            "the text comes before other arguments", "expectSnapshot▶(masking: .none, in: c)", was: nil, "a",
            #"expectSnapshot("a", masking: .none, in: c)"#),
        Case(
            "those on other lines stay there", "expectSnapshot▶(\n    masking: [.fields(\")\")] // )\n)", was: nil,
            "a\nb",
            "expectSnapshot(\n    \"\"\"\n    a\n    b\n    \"\"\",\n    masking: [.fields(\")\")] // )\n)"),
        Case(
            "comments stay, whatever they hold", "expectSnapshot▶(/* ) /* \" */ ( */ // )\n  masking : .none)",
            was: nil, "a",
            "expectSnapshot(\"a\", /* ) /* \" */ ( */ // )\n  masking : .none)"),
        Case("nil is replaced", "expectSnapshot▶( nil , in: nil)", was: nil, "a", #"expectSnapshot( "a" , in: nil)"#),
        Case(
            "a literal is replaced", #"expectSnapshot▶("a\n(\"b\")", in: f(")"))"#, was: "a\n(\"b\")", "c",
            #"expectSnapshot("c", in: f(")"))"#),
        Case(
            "a comment between may stay", "expectSnapshot▶(/* \"no\" */ \"a\" /* ) */)", was: "a", "c",
            "expectSnapshot(/* \"no\" */ \"c\" /* ) */)"),
        Case(
            "the call may be in another one", #"let x = [f { _ = g(1); expectSnapshot▶("a") }]"#, was: "a", "b",
            #"let x = [f { _ = g(1); expectSnapshot("b") }]"#),
        Case(
            "or come behind other letters", #"é("日本"); ChiplogTesting.expectSnapshot▶("a")"#, was: "a", "b",
            #"é("日本"); ChiplogTesting.expectSnapshot("b")"#),
        Case(
            "a short literal can grow", "  f {\n    expectSnapshot▶( \"a\", in: c)", was: "a", "b\nc",
            "  f {\n    expectSnapshot(\n        \"\"\"\n        b\n        c\n        \"\"\", in: c)"),
        Case(
            "on the line where it stands", "    expectSnapshot▶(\n      \"a\"\n    )", was: "a", "b\nc",
            "    expectSnapshot(\n      \"\"\"\n      b\n      c\n      \"\"\"\n    )"),
        Case(
            "a literal of several lines stays one", "expectSnapshot▶(\"\"\"\n  a\n    b\n  \"\"\")", was: "a\n  b", "c",
            "expectSnapshot(\"\"\"\n  c\n  \"\"\")"),
        Case(
            "even where it becomes empty", "expectSnapshot▶(\"\"\"\n\ta\n\t\"\"\")", was: "a", "",
            "expectSnapshot(\"\"\"\n\t\"\"\")"),
        Case(
            "continued lines and escapes are understood",
            "expectSnapshot▶(\"\"\"\n  a \\\n  b\\u{e9}\\\"\"\"\n\n  \"\"\")",
            was: "a bé\"\"\"\n", "c\n", "expectSnapshot(\"\"\"\n  c\n\n  \"\"\")"),
        Case("quotation marks make it raw", "expectSnapshot▶()", was: nil, #"a="b""#, ##"expectSnapshot(#"a="b""#)"##),
        Case("so do backslashes", "expectSnapshot▶()", was: nil, #"a\n"#, ##"expectSnapshot(#"a\n"#)"##),
        Case(
            "with as many # as it takes", "expectSnapshot▶()", was: nil, ##"a="b"#\"##,
            ###"expectSnapshot(##"a="b"#\"##)"###),
        Case(
            "of which none is taken away", ###"expectSnapshot▶(##"a"##)"###, was: "a", "b",
            ###"expectSnapshot(##"b"##)"###),
        Case(
            "several lines need them less", "expectSnapshot▶()", was: nil, "a=\"b\"\nc",
            "expectSnapshot(\n    \"\"\"\n    a=\"b\"\n    c\n    \"\"\")"),
        Case(
            "but for backslashes", "expectSnapshot▶(\"\"\"\n  a\n  \"\"\")", was: "a", "b\\n\\#",
            "expectSnapshot(##\"\"\"\n  b\\n\\#\n  \"\"\"##)"),
        Case(
            "and for three quotation marks", "expectSnapshot▶(#\"\"\"\n  a\\#n\n  \"\"\"#)", was: "a\n",
            "\"\"\"#\n\"\"\"",
            "expectSnapshot(##\"\"\"\n  \"\"\"#\n  \"\"\"\n  \"\"\"##)"),
        Case(
            "what is not seen is escaped", "expectSnapshot▶(\"a\")", was: "a", "\t\u{0}\u{202E}\\\n ",
            "expectSnapshot(\n    #\"\"\"\n    \\#u{9}\\#u{0}\\#u{202e}\\\n    \\#u{20}\n    \"\"\"#)"),
        Case(
            "#\"\"\"# is one quotation mark", ##"expectSnapshot▶(#"""#)"##, was: "\"", "a", ##"expectSnapshot(#"a"#)"##),
        Case("backticks do no harm", "`expectSnapshot` ▶(\"a\")", was: "a", "b", "`expectSnapshot` (\"b\")"),
    ]

    @Test(arguments: cases)
    func theLiteralIsWritten(_ one: Case) throws {
        #expect(try rewrite(one.source, [(one.expected, one.text)]) == one.rewritten)
    }

    @Test func severalCallsAreRewrittenTogether() throws {
        let source =
            "expectSnapshot▶(); expectSnapshot▶(\"b\")\nexpectSnapshot▶(\"\"\"\n  c\n  \"\"\"); expectSnapshot▶()"
        #expect(
            try rewrite(source, [(nil, "1\n2"), ("b", "3"), ("c", "4\n5"), (nil, "6")]) == """
                expectSnapshot(
                    \"""
                    1
                    2
                    \"""); expectSnapshot("3")
                expectSnapshot(\"""
                  4
                  5
                  \"""); expectSnapshot("6")
                """)
    }

    @Test(arguments: [
        (#"expectSnapshot▶("a\(b["c"])")"#, "a", "the literal in line 1 has an interpolation; make it a plain one"),
        (
            "\nexpectSnapshot▶(expected)", "a",
            "the snapshot in line 2 is no string literal by itself; write one there, or nothing"
        ),
        (
            #"expectSnapshot▶("a" + "b")"#, "ab",
            "the snapshot in line 1 is no string literal by itself; write one there, or nothing"
        ),
        (
            #"expectSnapshot▶("a".lowercased())"#, "a",
            "the snapshot in line 1 is no string literal by itself; write one there, or nothing"
        ),
        (
            #"expectSnapshot▶(nil ?? "a")"#, "a",
            "the snapshot in line 1 is no string literal by itself; write one there, or nothing"
        ),
        (
            #"expectSnapshot▶("b")"#, "a",
            "the literal in line 1 is not the one that was compiled; the file has changed since it was compiled; run the tests again"
        ),
        (
            #"expectSnapshot▶()"#, "a",
            "the literal in line 1 is not the one that was compiled; the file has changed since it was compiled; run the tests again"
        ),
        (
            #"expectSnapshots▶("a")"#, "a",
            "line 1, column 16 has no call of expectSnapshot; the file has changed since it was compiled; run the tests again, or call it directly where another function calls it now"
        ),
        (
            #"expectSnapshot▶"#, "a",
            "line 1, column 15 has no call of expectSnapshot; the file has changed since it was compiled; run the tests again, or call it directly where another function calls it now"
        ),
        (
            "expectSnapshot▶(\"a", "a",
            "the snapshot in line 1 is no string literal by itself; write one there, or nothing"
        ),
    ])
    func whatIsNotFoundSafelyIsRefused(source: String, expected: String, reason: String) {
        #expect(throws: RecordingRefusal(reason)) {
            try rewrite(source, [(expected, "new")])
        }
    }

    @Test func aPlaceBeyondTheEndIsRefused() {
        for (line, column) in [(1, 99), (3, 1), (0, 0), (-1, 5)] {
            #expect(throws: RecordingRefusal.self) {
                try SwiftSource(Array("expectSnapshot()\n".utf8)).applying([
                    SnapshotEdit(line: line, column: column, expected: nil, text: "a")
                ])
            }
        }
    }
}
