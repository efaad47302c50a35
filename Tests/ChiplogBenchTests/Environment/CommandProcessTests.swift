import CBenchSystem
import Glibc
import Testing

@testable import ChiplogBench

@Suite("Commands that may take long", .timeLimit(.minutes(2)))
struct CommandProcessTests {
    private func shell(_ script: String, _ variables: [String: String] = [:]) throws -> CommandProcess {
        try CommandProcess("/bin/sh", ["-c", script], variables: variables)
    }

    private func text(_ bytes: [UInt8]) -> String { String(decoding: bytes, as: UTF8.self) }

    @Test("both streams are heard, and standard output is kept apart too")
    func words() throws {
        let command = try shell("echo one; echo two >&2; echo three; exit 4")
        #expect(CommandProcess.wait(for: [command], or: .never) == .ended)
        #expect(command.ending() == .exited(4))
        #expect(text(command.output) == "one\nthree\n")
        #expect(text(command.transcript).split(separator: "\n").sorted() == ["one", "three", "two"])
    }

    @Test("the environment is what is given and nothing else, and standard input is at its end")
    func surroundings() throws {
        let command = try shell("echo $A:$HOME; read x || echo end", ["A": "yes"])
        #expect(CommandProcess.wait(for: [command], or: .never) == .ended)
        #expect(text(command.output) == "yes:\nend\n")
    }

    @Test("several are heard at a time, and each word is told of")
    func several() throws {
        // Each says more than a socket holds, so that neither could end if they were heard one after the other.
        let script = "i=0; while [ $i -lt 20000 ]; do echo 'a line of thirty-two characters.'; i=$((i+1)); done"
        let commands = [try shell(script), try shell(script)]
        var told = 0
        #expect(CommandProcess.wait(for: commands, or: .never, tell: { told += 1 }) == .ended)
        #expect(commands.map { $0.output.count } == [660_000, 660_000])
        #expect(told > 1)
    }

    @Test("a wait ends in time, and by an interruption, beside a command that never stops")
    func patience() throws {
        var ends: [Int32] = [-1, -1]
        #expect(cbench_pipe(&ends) == 0)
        defer { for end in ends { close(end) } }
        let command = try shell("exec yes", ["PATH": "/usr/bin:/bin"])
        #expect(CommandProcess.wait(for: [command], within: .milliseconds(20), or: .never) == .timedOut)
        #expect(write(ends[1], "x", 1) == 1)
        #expect(CommandProcess.wait(for: [command], or: Interruption(whenReadable: ends[0])) == .interrupted)
    }

    @Test("asked to end, a command ends as it likes, with all that it started; one that does not is killed")
    func end() throws {
        let polite = try Group("trap 'echo bye; exit 3' TERM")
        let stubborn = try Group("trap '' TERM")
        CommandProcess.end([polite.command, stubborn.command])
        #expect(polite.command.ending() == .exited(3))
        #expect(stubborn.command.ending() == .signalled(SIGKILL))
        polite.expectEnd()
        stubborn.expectEnd()
    }

    @Test("nothing of a command outlives the object", arguments: ["wait", "exit 0"])
    func lifetime(last: String) throws {
        var group: Group? = try Group("trap '' TERM", last: last)
        let descriptor = dup(try #require(group).descriptor)
        defer { close(descriptor) }
        group = nil
        var byte: UInt8 = 0
        #expect(read(descriptor, &byte, 1) == 0)
    }

    @Test(
        "a process's session is read whatever its name is, and one that has ended has none",
        arguments: [
            ("7 (sh) S 1 7 42 0 -1", 42), ("7 (a) b) R 9 (c) S 1 7 43 0", 43), ("7 (sh) Z 1 7 42 0", nil),
            ("7 (sh) S 1 7", nil), ("", nil),
        ] as [(String, pid_t?)])
    func session(line: String, session: pid_t?) {
        #expect(ProcessSession.session(ofRunning: line) == session)
    }

    @Test("a program that is not there is an error that names it")
    func absent() {
        let error = #expect(throws: CommandFailure.self) { try CommandProcess("/no/such", [], variables: [:]) }
        #expect(error?.description == "/no/such does not start: No such file or directory")
    }
}

/// A shell with a child in a process group of its own, as `timeout` makes one; both keep a pipe open as long as they are
/// there.
private final class Group {
    let command: CommandProcess
    /// Readable to the end when both are gone.
    let descriptor: Int32
    private let folder: String

    /// - Parameters:
    ///   - trap: What both do about signals.
    ///   - last: What the shell does in the end.
    init(_ trap: String, last: String = "wait") throws {
        var template = Array("/tmp/chiplog-test-XXXXXX".utf8CString)
        folder = String(cString: try #require(mkdtemp(&template)))
        for name in ["said", "never"] { #expect(mkfifo("\(folder)/\(name)", 0o600) == 0) }
        let child = try #require(fopen("\(folder)/child", "w"))
        fputs("\(trap)\necho here >&9\nread x <\(folder)/never\n", child)
        fclose(child)
        let script = """
            exec 9>\(folder)/said
            \(trap)
            timeout 1000 sh \(folder)/child &
            \(last)
            """
        command = try CommandProcess("/bin/sh", ["-c", script], variables: ["PATH": "/usr/bin:/bin"])
        descriptor = open("\(folder)/said", O_RDONLY)
        var bytes = [UInt8](repeating: 0, count: 16)
        #expect(read(descriptor, &bytes, bytes.count) == 5)
    }

    deinit {
        close(descriptor)
        FileTree.remove(folder)
    }

    /// Waits until both are gone.
    func expectEnd() {
        var byte: UInt8 = 0
        #expect(read(descriptor, &byte, 1) == 0)
    }
}
