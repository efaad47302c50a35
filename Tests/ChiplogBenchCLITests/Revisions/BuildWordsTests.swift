import Testing

@testable import ChiplogBenchCLI

@Suite("What a build says")
struct BuildWordsTests {
    private func lines(_ transcript: String) -> [String] {
        CompilerErrors.lines(in: Array(transcript.utf8), of: "/w/1-base")
    }

    @Test("the lines that tell of an error are taken, each once, with paths from the package on")
    func errors() {
        let transcript = """
            [1/3] Compiling A a.swift
            /w/1-base/Sources/A/a.swift:3:9: error: cannot find 'x' in scope
            1 | let y = x
              |         `- error: cannot find 'x' in scope
            /w/1-base/Sources/A/a.swift:4:1: warning: never used
            /w/1-base/Sources/A/a.swift:3:9: error: cannot find 'x' in scope
            error: fatalError
            """
        #expect(lines(transcript) == ["Sources/A/a.swift:3:9: error: cannot find 'x' in scope", "error: fatalError"])
    }

    @Test("ten lines are enough, and so are 300 characters of each")
    func limits() {
        let transcript = (0..<50).map { "error: \($0) \(String(repeating: "x", count: 1_000))\n" }.joined()
        #expect(lines(transcript).count == 10)
        #expect(lines(transcript).allSatisfy { $0.count == 300 })
    }

    @Test("where no line tells of an error, the last words are taken")
    func lastWords() {
        #expect(lines("one\ntwo\n\nthree\n  \nfour\n") == ["two", "three", "four"])
        #expect(lines("") == [])
    }

    @Test(
        "how far a build is, is its last step",
        arguments: [
            ("", nil), ("Building for production...\n", nil),
            ("[0/3] Write sources\n[2/3] Compiling A\nwarning: x\n", "[2/3]"), ("[no end", nil),
            (
                "Another instance of SwiftPM (PID: '7') is already running using '/a/.build', waiting until that\n",
                "waiting for another swift"
            ),
        ] as [(String, String?)])
    func steps(transcript: String, step: String?) {
        #expect(BuildProgress.step(in: Array(transcript.utf8)) == step)
    }

    @Test("of megabytes only the end is looked at")
    func longTranscript() {
        let transcript = [UInt8](repeating: 0x78, count: 10_000) + Array("\n[7/9] Linking\n".utf8)
        #expect(BuildProgress.step(in: transcript) == "[7/9]")
    }

    @Test(
        "the product is this process's own, even when a build has replaced its file",
        arguments: ["/a/.build/release/bench", "/a/.build/release/bench (deleted)", "bench"])
    func ownName(link: String) {
        #expect(OwnExecutable.name(of: link) == "bench")
        #expect(!OwnExecutable.name.isEmpty)
    }
}
