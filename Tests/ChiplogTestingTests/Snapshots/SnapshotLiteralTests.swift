import Testing

@testable import ChiplogTesting

@Suite struct SnapshotLiteralTests {
    /// Texts that are hard to write as literals.
    static let texts = [
        "", "a", "\"", "\"\"", "\"\"\"", "\"\"\"\"#", "#", "\"#", "\\", "\\n", "\\#(x)", "a\nb", "\n", "\n\n",
        " a \n b ", "\r\n",
        "\t", "é日本👩‍👩‍👧", "\u{301}x", "\u{2028}", "\\u{41}", "#\"\"\"\nx\n\"\"\"#", "'\0\u{FEFF}", "a\\\nb", "\\\"",
        "  indented\n\tby tab\n", "//\n/*\n*/", "\"\"\" \"\"\"##", "trailing\\ ",
    ]

    @Test(arguments: texts)
    func readingWhatWasWrittenGivesTheText(text: String) throws {
        for hashCount in 0...2 {
            let literal = SnapshotLiteral(text: text, hashCount: hashCount)
            let multiline = literal.multiline(indentation: Array("  \t".utf8), newline: Array("\n".utf8))
            let forms = text.unicodeScalars.contains("\n") ? [multiline] : [literal.singleLine, multiline]
            for form in forms {
                var scanner = SwiftScanner(SwiftSource(form + Array(" // \"".utf8)), at: 0)
                let read = try #require(SwiftStringLiteral(&scanner))
                #expect(read.value?.unicodeScalars.elementsEqual(text.unicodeScalars) == true)
                #expect(read.range == 0..<form.count && read.hashCount >= hashCount)
                #expect(read.indentation == (form == multiline ? Array("  \t".utf8) : nil))
            }
        }
    }
}
