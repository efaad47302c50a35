import Foundation
import Testing

@Suite final class WordCountTests {
    private let folder = FileManager.default.temporaryDirectory.appendingPathComponent(UUID().uuidString)
    private var file: String { folder.appendingPathComponent("poem.txt").path }

    init() throws {
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        try Data("so much depends\nupon a red wheel barrow".utf8).write(to: URL(fileURLWithPath: file))
    }

    deinit { try? FileManager.default.removeItem(at: folder) }

    @Test("counts words, and says nothing else")
    func counts() throws {
        let run = try ToolRun(file)
        #expect(run.code == 0)
        #expect(run.output == "8\t\(file)\n")
        #expect(run.errors == "")
    }

    @Test("a file that cannot be read is told, and the exit code is 1; the others are counted")
    func missingFile() throws {
        let run = try ToolRun("none.txt", file)
        #expect(run.code == 1)
        #expect(run.output == "8\t\(file)\n")
        #expect(run.errors.contains("ERROR"))
        #expect(run.errors.contains("none.txt"))
        #expect(run.errors.contains("not every file was counted"))
        #expect(try !ToolRun("-q", "none.txt", file).errors.contains("not every file was counted"))
    }

    @Test("-v tells more, as CHIPLOG_LEVEL does; the option is stronger")
    func levels() throws {
        #expect(try ToolRun("-v", file).errors.contains("bytes=39"))
        #expect(try ToolRun(file, environment: ["CHIPLOG_LEVEL": "debug"]).errors.contains("bytes=39"))
        #expect(try ToolRun("-q", file, environment: ["CHIPLOG_LEVEL": "debug"]).errors == "")
    }

    @Test("a terminal gets colours, a pipe gets none; NO_COLOR is obeyed")
    func colours() throws {
        #expect(try ToolRun("-v", file, isOnTerminal: true).errors.contains("\u{1B}["))
        #expect(try !ToolRun("-v", file).errors.contains("\u{1B}"))
        let plain = try ToolRun("-v", file, environment: ["NO_COLOR": "1"], isOnTerminal: true)
        #expect(!plain.errors.contains("\u{1B}["))
        #expect(plain.errors.contains("bytes=39"))
    }

    @Test("misuse is one sentence and exit code 2", arguments: [[], ["-x"]])
    func misuse(arguments: [String]) throws {
        let run = try arguments.isEmpty ? ToolRun() : ToolRun(arguments[0])
        #expect(run.code == 2)
        #expect(run.output == "")
        #expect(run.errors.contains("usage: wordcount [-v | -q] FILE..."))
    }
}
