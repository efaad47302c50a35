import Glibc
import Testing

@testable import ChiplogBench
@testable import ChiplogBenchCLI

@Suite("The conversation that a program's workers understand", .timeLimit(.minutes(2)))
final class WorkerDialectTests {
    private let folder: String
    private let variables = ["PATH": "/usr/bin:/bin"]

    init() throws {
        var template = Array("/tmp/chiplog-test-XXXXXX".utf8CString)
        folder = String(cString: try #require(mkdtemp(&template)))
    }

    deinit { FileTree.remove(folder) }

    /// Makes a program of a shell script.
    private func program(_ script: String) throws -> String {
        try FileBytes.create("\(folder)/script", Array("#!/bin/sh\n\(script)\n".utf8))
        try FileBytes.copyExecutable("\(folder)/script", to: "\(folder)/bench")
        return "\(folder)/bench"
    }

    private func dialect(_ script: String, patience: Duration = .seconds(30)) throws -> WorkerDialect {
        try WorkerDialect.of(try program(script), variables: variables, stop: .never, patience: patience)
    }

    @Test("a program is asked for its protocol, and tells what it knows of its build")
    func current() throws {
        let dialect = try dialect(
            """
            [ "$*" = "worker --protocol" ] || exit 1
            printf '%s\\n' \(WorkerServer.protocolVersion) 'configuration debug' 'swift 6.9'
            """)
        let greeting = WorkerGreeting(
            protocolVersion: WorkerServer.protocolVersion, configuration: "debug", swift: "6.9")
        #expect(dialect == .current(greeting))
        #expect(try dialect.greeting(of: "x") == greeting)
    }

    @Test("this build's greeting is read as it is written")
    func round() {
        #expect(WorkerGreeting(text: WorkerGreeting.current.text) == .current)
        #expect(WorkerGreeting.current.text.hasPrefix("\(WorkerServer.protocolVersion)\n"))
        #expect(WorkerGreeting(text: "7") == WorkerGreeting(protocolVersion: 7))
        #expect(WorkerGreeting(text: "7\nconfiguration fast\nswift \nfuture x") == WorkerGreeting(protocolVersion: 7))
        let peer = WorkerGreeting(protocolVersion: 1, version: "1.10.0", language: "C++ (g++ 12.2.0)")
        #expect(WorkerGreeting(text: "1\nversion 1.10.0\nlanguage C++ (g++ 12.2.0)\n") == peer)
        #expect(WorkerGreeting(text: peer.text) == peer)
        for text in ["", "\n1", "1 ", "-1", "one", "1.0"] { #expect(WorkerGreeting(text: text) == nil) }
    }

    @Test("a benchmark says its protocol before anything else")
    func benchmark() throws {
        let result = try ToyRun().run("worker", "--protocol")
        #expect(result.code == 0)
        #expect(result.output == WorkerGreeting.current.text)
        #expect(result.errors == "")
    }

    @Test("of another protocol both numbers are told")
    func other() throws {
        let dialect = try dialect("echo 99")
        #expect(dialect == .other(WorkerGreeting(protocolVersion: 99)))
        let error = #expect(throws: DialectError.self) { try dialect.greeting(of: "v1.0") }
        #expect(
            error?.sentence.hasPrefix(
                "v1.0 speaks worker protocol 99, and this chiplog \(WorkerServer.protocolVersion)") == true)
    }

    @Test(
        "what does not answer with a number is no benchmark of this kind",
        arguments: [
            ("true", "it answers nothing"), ("echo hello; echo 1", "it answers \"hello\""),
            ("echo 'no such verb' >&2; exit 2", "no such verb"), ("exit 3", "exited with code 3 without a word"),
            ("cat", "it answers nothing"), ("kill -9 $$", "was ended by SIGKILL"),
        ])
    func unknown(script: String, finding: String) throws {
        let error = #expect(throws: DialectError.self) { try dialect(script).greeting(of: "it") }
        #expect(
            error?.sentence.hasPrefix(
                "it is no benchmark of this kind: asked with \"worker --protocol\" for the protocol that its workers "
                    + "speak, \(finding)") == true, "\(error?.sentence ?? "")")
    }

    @Test("what never answers, or never stops, is given up", arguments: ["read x <never", "yes"])
    func patience(script: String) throws {
        #expect(mkfifo("\(folder)/never", 0o600) == 0)
        let dialect = try dialect("cd \(folder); \(script)", patience: .milliseconds(50))
        #expect(dialect == .unknown("it did not end within 0.05 s"))
    }

    @Test("a file that is no program is told as the system tells it")
    func noProgram() throws {
        try FileBytes.create("\(folder)/data", [0, 1, 2, 3])
        try FileBytes.copyExecutable("\(folder)/data", to: "\(folder)/bench")
        let dialect = try WorkerDialect.of("\(folder)/bench", variables: variables, stop: .never)
        #expect(dialect == .unknown("\(folder)/bench does not start: Exec format error"))
    }
}
