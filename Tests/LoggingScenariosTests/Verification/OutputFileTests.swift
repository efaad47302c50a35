import ChiplogBench
import Testing

@testable import LoggingScenarios

@Suite("The lines of an output")
struct OutputFileTests {
    @Test(
        "come whole, and nil stands for what is no line",
        arguments: [
            ("", []), ("a\nb\n", ["a", "b"]), ("a\nb", ["a", nil]), ("\n\n", ["", ""]), ("a\r\n", ["a\r"]),
        ] as [(String, [String?])])
    func lines(text: String, lines: [String?]) throws {
        let folder = TemporaryFolder()
        folder.write("out", text)
        let output = OutputFile(path: folder.file("out"))
        var found: [String?] = []
        try output.visitLines { found.append($0.map(String.init)) }
        #expect(found == lines)
        #expect(output.size == UInt64(text.utf8.count))
        try output.empty()
        #expect(output.size == 0)
    }

    @Test("a file that is not there is empty already, and cannot be read")
    func absent() throws {
        let output = OutputFile(path: TemporaryFolder().file("none"))
        #expect(output.size == 0)
        try output.empty()
        #expect(throws: WorkloadError("could not read the output file: No such file or directory")) {
            try output.visitLines { _ in }
        }
    }
}
