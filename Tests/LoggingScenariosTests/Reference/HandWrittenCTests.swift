import ChiplogBench
import Testing

@testable import LoggingScenarios

@Suite("The reference in hand-written C", .timeLimit(.minutes(5)))
struct HandWrittenCTests {
    private static let formats = [
        #""format": "text""#,
        #""format": "text", "logger": { "label": "a label – ümläut" }"#,
        #""format": "json""#,
        #""format": "json", "messages": { "fields": "three" }"#,
        #""format": "json", "messages": { "fields": "mixed" }"#,
        #""format": "json", "messages": { "fields": "mixed", "bytes": ["1B", "80B"] }, "#
            + #""logger": { "label": "check \"out\"", "bound": { "request.id": "a \"b\"\n\u0000\u009f\u2028", "empty": "" } }"#,
        #""format": "json", "messages": { "fields": "mixed", "long_every": 3, "long_bytes": "90KiB", "pool": 9 }"#,
    ]

    /// Does the events with our logger or the reference, and hands over the output and what became of it.
    private func lines(
        _ sections: String, reference: Bool, pass: PassName = .time, callers: Int = 1, events: UInt64
    ) throws -> (lines: [String], delivery: Delivery) {
        let folder = TemporaryFolder()
        var scenario = try scenarios(sections)[0]
        scenario.load.threads = callers
        let request = WorkloadRequest(scenario: scenario, pass: pass, seed: 7, directory: folder.path)
        let workload =
            try reference ? HandWrittenC().makeWorkload(request) : LoggingProvider().makeWorkload(request)
        try workload.prepare()
        for caller in 0..<callers { workload.run(thread: caller, events: 0..<events) }
        try workload.drain()
        try workload.finish()
        let sent = [UInt64](repeating: events, count: callers)
        return (folder.lines("output.log"), try workload.delivery(sent: sent))
    }

    /// A line with its time, which is not the same, made so.
    private func timeless(_ line: String) -> Substring {
        let length = 27
        return line.hasPrefix("{\"time\":\"") ? line.dropFirst(9 + length) : line.dropFirst(length)
    }

    @Test("writes byte for byte the lines of our formatters", arguments: formats, [1, 3])
    func sameLines(sections: String, callers: Int) throws {
        let sections = #""sink": "file", "# + sections
        let ours = try lines(sections, reference: false, callers: callers, events: 300).lines
        let theirs = try lines(sections, reference: true, callers: callers, events: 300).lines
        #expect(theirs.count == 300 * callers)
        for (our, their) in zip(ours, theirs) where timeless(our) != timeless(their) {
            Issue.record("ours:   \(our)\ntheirs: \(their)")
        }
        #expect(ours.count == theirs.count)
    }

    @Test("is held to the same truth: every event is found again", arguments: formats)
    func verified(sections: String) async throws {
        let folder = TemporaryFolder()
        var scenario = try scenarios(#""sink": "file", "# + sections)[0]
        scenario.load.threads = 4
        let workload = try HandWrittenC().makeWorkload(
            WorkloadRequest(scenario: scenario, pass: .verify, seed: 7, directory: folder.path))
        try workload.prepare()
        await withTaskGroup(of: Void.self) { group in
            for caller in 0..<4 { group.addTask { workload.run(thread: caller, events: 0..<500) } }
        }
        try workload.drain()
        try workload.finish()
        let delivery = try workload.delivery(sent: [500, 500, 500, 500])
        #expect(delivery.faults == nil)
        #expect(delivery.delivered == 2000)
        #expect(delivery.verifiedBy == "file-scan")
    }

    @Test("counts what goes to /dev/null, and what its level turns away", arguments: ["trace", "off"])
    func counted(level: String) throws {
        let sections = #""sink": "dev-null", "logger": { "level": "\#(level)" }, "messages": { "text": "x" }"#
        let delivery = try lines(sections, reference: true, pass: .verify, callers: 2, events: 50).delivery
        #expect(delivery.faults == nil)
        #expect(delivery.filtered == (level == "off" ? 100 : 0))
        #expect(delivery.delivered == (level == "off" ? 0 : 100))
        #expect(delivery.verifiedBy == "sink-counter")
    }

    @Test(
        "covers what its lines can be compared for, and nothing else",
        arguments: [
            (#""format": "json""#, true), (#""format": "text""#, true), (#""sink": "dev-null""#, true),
            (#""format": "logfmt""#, false), (#""messages": { "fields": "mixed" }"#, false),
            (#""logger": { "bound": { "a": "b" } }"#, false), (#""sink": { "kind": "slow" }"#, false),
            (#""async": "block", "format": "json""#, false),
        ])
    func covers(sections: String, covered: Bool) throws {
        #expect(HandWrittenC().covers(try scenarios(sections)[0]) == covered)
    }

    @Test("an output that cannot be opened is one sentence")
    func unwritable() throws {
        let scenario = try scenarios(#""sink": "file""#)[0]
        let request = WorkloadRequest(scenario: scenario, pass: .time, seed: 1, directory: "/proc/none")
        let error = #expect(throws: WorkloadError.self) { try HandWrittenC().makeWorkload(request) }
        #expect(error?.description.contains("No such file or directory") == true)
    }
}
