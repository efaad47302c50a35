import CBenchSystem
import Glibc
import Testing

@testable import ChiplogBench

@Suite("Child processes")
struct ChildProcessTests {
    private func shell(_ script: String, environment: [String: String] = [:]) throws -> ChildProcess {
        try ChildProcess("/bin/sh", arguments: ["-c", script], environment: environment)
    }

    private let soon = cbench_monotonic_ns() + 30_000_000_000

    @Test("a child's lines arrive, then its end, then how it ended")
    func lines() throws {
        let child = try shell("echo one; echo two; echo oops >&2; exit 7")
        var output = ChildOutput()
        #expect(output.next(of: child, before: soon, or: .never) == .line("one"))
        #expect(output.next(of: child, before: soon, or: .never) == .line("two"))
        #expect(output.next(of: child, before: soon, or: .never) == .ended)
        #expect(child.endByItself() == .exited(7))
        output.readErrors(of: child)
        #expect(output.errors.text == "oops")
    }

    @Test("a signal is told by name", arguments: [(SIGSEGV, "SIGSEGV"), (SIGABRT, "SIGABRT"), (SIGTERM, "SIGTERM")])
    func signals(signal: Int32, name: String) throws {
        let child = try shell("kill -\(signal) $$")
        #expect(child.endByItself() == .signalled(signal))
        #expect(child.end().description == "was ended by \(name)")
    }

    @Test("a child that does not end is killed and reaped when nobody holds it any more")
    func killed() throws {
        var child: ChildProcess? = try shell("echo ready; read nothing")
        let pid = try #require(child?.pid)
        var output = ChildOutput()
        if let child { #expect(output.next(of: child, before: soon, or: .never) == .line("ready")) }
        child = nil
        #expect(kill(pid, 0) == -1)
        #expect(errno == ESRCH)
    }

    @Test("a wait ends at its deadline")
    func deadline() throws {
        let child = try shell("read nothing")
        var output = ChildOutput()
        #expect(output.next(of: child, before: cbench_monotonic_ns() + 1_000_000, or: .never) == .timedOut)
    }

    @Test("a wait ends at its deadline beside a child that never stops complaining")
    func flood() throws {
        let child = try shell("exec yes >&2")
        var output = ChildOutput()
        #expect(output.next(of: child, before: cbench_monotonic_ns() + 20_000_000, or: .never) == .timedOut)
        output.readErrors(of: child)
        #expect(output.errors.text == "y")
    }

    @Test("a wait ends when the run is interrupted, and the interruption stays raised")
    func interruption() throws {
        var ends: [Int32] = [-1, -1]
        #expect(cbench_pipe(&ends) == 0)
        defer { for end in ends { close(end) } }
        let stop = Interruption(whenReadable: ends[0])
        #expect(!stop.isRaised)
        #expect(write(ends[1], "x", 1) == 1)
        let child = try shell("read nothing")
        var output = ChildOutput()
        #expect(output.next(of: child, before: soon, or: stop) == .interrupted)
        #expect(stop.isRaised)
        #expect(!Interruption.never.isRaised)
    }

    @Test("the environment is this process's with the changes")
    func environment() throws {
        let child = try shell("echo $CHIPLOG_TEST:$PATH", environment: ["CHIPLOG_TEST": "yes"])
        var output = ChildOutput()
        let path = ProcessEnvironment.current["PATH", default: ""]
        #expect(output.next(of: child, before: soon, or: .never) == .line("yes:\(path)"))
    }

    @Test("a program that is not there is an error that names it")
    func absent() throws {
        let error = #expect(throws: ChildProcessError.self) { try ChildProcess("/no/such/program", arguments: []) }
        #expect(error?.description.contains("/no/such/program does not start: No such file") == true)
    }

    @Test("one child's descriptors do not leak into the next")
    func descriptors() throws {
        let first = try shell("read nothing")
        let second = try shell("ls -l /proc/self/fd")
        var output = ChildOutput()
        var listing = ""
        while case .line(let line) = output.next(of: second, before: soon, or: .never) { listing += line + "\n" }
        #expect(listing.contains("socket:"))
        for descriptor in [first.socket, first.errors] {
            var status = stat()
            #expect(fstat(descriptor, &status) == 0)
            #expect(!listing.contains("[\(status.st_ino)]"))
        }
    }

    @Test("a command's output is taken whole; one that fails or is not there is nil")
    func commandOutput() {
        let path = "/usr/bin:/bin"
        #expect(CommandOutput.of("sh", ["-c", "echo a; echo b"], path: path) == "a\nb")
        #expect(CommandOutput.of("sh", ["-c", "echo a; exit 1"], path: path) == nil)
        #expect(CommandOutput.of("no-such-command", [], path: path) == nil)
    }

    @Test(
        "why a command gave no output is one sentence",
        arguments: [
            ("/bin/sh", "echo 'error: no' >&2; exit 3", "/bin/sh exited with code 3: error: no"),
            (
                "/bin/sh", "kill -9 $$",
                "/bin/sh was ended by SIGKILL (out of memory, or killed from outside), without a"
            ),
            ("/bin/sh", "read nothing; exec sleep 100", "/bin/sh did not end within 0.05 s"),
            ("/no/such", "", "/no/such does not start: No such file or directory"),
        ])
    func commandFailure(executable: String, script: String, sentence: String) {
        let error = #expect(throws: CommandFailure.self) {
            try CommandOutput.run(
                executable, ["-c", script], within: .milliseconds(script.hasPrefix("read") ? 50 : 30_000))
        }
        #expect(error?.description.hasPrefix(sentence) == true, "\(error?.description ?? "")")
    }
}
