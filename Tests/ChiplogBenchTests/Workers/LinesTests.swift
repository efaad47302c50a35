import Testing

@testable import ChiplogBench

@Suite("Lines of a child")
struct LinesTests {
    @Test("lines come whole, however the bytes arrive", arguments: [1, 2, 3, 7, 100])
    func pieces(size: Int) {
        let bytes = Array("one\n\nthree é\nrest".utf8)
        var buffer = LineBuffer()
        var lines: [String] = []
        for start in stride(from: 0, to: bytes.count, by: size) {
            buffer.append(bytes[start..<min(start + size, bytes.count)])
            while let line = buffer.next() { lines.append(line) }
        }
        #expect(lines == ["one", "", "three é"])
    }

    @Test(
        "the telling line is the last error, else the last line",
        arguments: [
            ("a\nFatal error: broken\n0 main + 12\n", "Fatal error: broken"),
            ("a\nb\n\n  \n", "b"), ("a\nb", "b"), ("", nil), ("\n \n", nil),
            ("Error: first\nError: second\nx", "Error: second"),
        ] as [(String, String?)])
    func tellingLine(written: String, expected: String?) {
        var line = TellingLine()
        for byte in written.utf8 { line.append([byte]) }
        #expect(line.text == expected)
    }

    @Test("a telling line is cut, and gigabytes without a line end are not kept")
    func bounded() {
        var line = TellingLine()
        for _ in 0..<100 { line.append(Array(repeating: UInt8(ascii: "x"), count: 10_000)) }
        #expect(line.text?.count == TellingLine.limit)
    }
}
