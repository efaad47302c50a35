import CBenchSystem
import Glibc
import Testing

@testable import ChiplogBench

@Suite("Workers as their parent sees them")
struct WorkerTests {
    private let assignment = WorkerAssignment(
        file: "toy.json", text: "{ \"é\": \"\\n\" }", bases: [ScenarioText(file: "base.json", text: "{}")],
        settings: ["load.threads=2"], id: "toy", pass: .verify,
        arm: .reference, seed: .max, directory: "/nonexistent/chiplog-test", parent: 12)

    @Test("an assignment comes back from JSON as it went")
    func assignmentRoundTrip() throws {
        #expect(WorkerAssignment(json: try JSON.parse(assignment.json.text())) == assignment)
        #expect(WorkerAssignment(json: [:]) == nil)
    }

    /// A worker that is a shell script: what matters here is what the parent makes of it.
    private func connect(
        _ script: String, wall: Duration = .seconds(30), stop: Interruption = .never
    ) throws(WorkerFailure) -> WorkerConnection {
        try WorkerConnection(
            assignment, command: WorkerCommand(executable: "/bin/sh", arguments: ["-c", script]), wall: wall,
            stop: stop)
    }

    private static let loads = "read line; echo '{}'; "

    @Test("a worker answers each command")
    func answers() throws {
        let worker = try connect(Self.loads + #"read line; echo "{\"echo\": $line}""#)
        let answer = try worker.ask("sample", [JSON.Member("count", 3)])
        #expect(answer == ["echo": ["do": "sample", "count": 3]])
    }

    @Test(
        "what goes wrong is told in a sentence",
        arguments: [
            (#"read line; echo '{"error": "the sink refuses"}'"#, WorkerFailure.unable("the sink refuses")),
            (
                #"read line; echo '{"limit": "rss", "most": 1048576, "found": 1572864, "after_ns": 1234567890}'"#,
                .limit(
                    #"the rss limit of 1 MiB ended it while it was at "load": 1.5 MiB, 1.23 s after it was loaded"#)
            ),
            ("read line; echo nonsense", .crashed(#"answered "nonsense", which is not JSON"#)),
            ("read line; exit 4", .crashed("exited with code 4, without a word on standard error")),
            ("read line; echo 'Fatal error: x' >&2; kill -SEGV $$", .crashed("was ended by SIGSEGV: Fatal error: x")),
            ("exec sleep 0", .crashed("exited with code 0, without a word on standard error")),
        ])
    func failures(script: String, failure: WorkerFailure) {
        #expect(throws: failure) { try connect(script) }
    }

    @Test("a worker that takes longer than its wall limit is ended and told so")
    func timeout() throws {
        let failure = #expect(throws: WorkerFailure.self) {
            try connect("read line; read never", wall: .milliseconds(20))
        }
        #expect(failure == .timedOut(#"the wall limit of 0.02 s ended it while it was at "load""#))
        let row = failure?.rowFailure(in: .time)
        #expect(row == .timeout(#"time pass: the wall limit of 0.02 s ended it while it was at "load""#))
    }

    @Test("an interruption ends the wait for an answer")
    func interruption() throws {
        var ends: [Int32] = [-1, -1]
        #expect(cbench_pipe(&ends) == 0)
        defer { for end in ends { close(end) } }
        #expect(write(ends[1], "x", 1) == 1)
        #expect(throws: WorkerFailure.interrupted) {
            try connect("read line; read never", stop: Interruption(whenReadable: ends[0]))
        }
    }

    @Test("a worker that cannot be started is told of")
    func absent() {
        let command = WorkerCommand(executable: "/no/such/program", arguments: [])
        let failure = #expect(throws: WorkerFailure.self) {
            try WorkerConnection(assignment, command: command, wall: .seconds(1), stop: .never)
        }
        guard case .crashed(let sentence) = failure else {
            Issue.record("expected a crash, found \(String(describing: failure))")
            return
        }
        #expect(sentence.contains("/no/such/program"))
    }
}
