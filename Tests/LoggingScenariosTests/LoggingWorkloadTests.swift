import ChiplogBench
import Testing

@testable import LoggingScenarios

@Suite("A workload, from the calls to the verified output", .timeLimit(.minutes(5)))
struct LoggingWorkloadTests {
    private static let everything: [String] = FormatSection.Kind.allCases.flatMap { format in
        MessagesSection.Style.allCases.flatMap { style in
            MessagesSection.Fields.allCases.map { fields in
                #""format": "\#(format.rawValue)", "#
                    + #""messages": { "bytes": "24B", "fields": "\#(fields.rawValue)", "style": "\#(style.rawValue)" }"#
            }
        }
    }

    @Test("finds every event again, whatever it says in whatever form", arguments: everything)
    func forms(sections: String) async throws {
        let delivery = try await deliver(#""sink": "file", "# + sections, callers: 3, events: 500)
        #expect(delivery.faults == nil)
        #expect(delivery.attempted == 1500)
        #expect(delivery.delivered == 1500)
        #expect(delivery.verifiedBy == "file-scan")
    }

    @Test("counts what the null sink took", arguments: everything)
    func nullSink(sections: String) async throws {
        let delivery = try await deliver(sections, callers: 2, events: 300)
        #expect(delivery.faults == nil)
        #expect(delivery.delivered == 600)
        #expect(delivery.verifiedBy == "sink-counter")
    }

    @Test("loses nothing with a policy that blocks, nor without a queue", arguments: ["none", "block"])
    func nothingLost(policy: String) async throws {
        let delivery = try await deliver(
            #""sink": "file", "async": { "policy": "\#(policy)", "queue": "64KiB" }, "messages": { "bytes": "1KiB" }"#,
            callers: 4, events: 1000)
        #expect(delivery.faults == nil)
        #expect(delivery.delivered == 4000)
        #expect(delivery.dropped == 0)
    }

    @Test(
        "counts every drop of a policy that drops, to the last event",
        arguments: [("drop-newest", "newest"), ("drop-oldest", "oldest")])
    func drops(policy: String, reason: String) async throws {
        // 8 MB into queues of 64 KiB, before a device that stalls: most of it cannot stay.
        let delivery = try await deliver(
            #""sink": { "kind": "slow", "stall_every": 5, "stall": "1ms" }, "messages": { "bytes": "4KiB" }, "#
                + #""async": { "policy": "\#(policy)", "queue": "64KiB" }, "format": "json""#,
            callers: 4, events: 500)
        #expect(delivery.faults == nil)
        #expect(delivery.dropped > 0)
        #expect(delivery.delivered > 0)
        #expect(delivery.delivered + delivery.dropped == 2000)
        #expect(delivery.droppedByReason.map(\.reason) == [reason])
        #expect(delivery.droppedByReason.map(\.count) == [delivery.dropped])
    }

    @Test("filters every call when the level is off, and leaves the output empty", arguments: ["null", "file"])
    func levelOff(sink: String) async throws {
        let folder = TemporaryFolder()
        let delivery = try await deliver(
            #""logger": { "level": "off" }, "sink": "\#(sink)""#, callers: 2, events: 100, in: folder)
        #expect(delivery.faults == nil)
        #expect(delivery.filtered == 200)
        #expect(delivery.accepted == 0)
        #expect((folder.read("output.log") ?? "") == "")
    }

    @Test("finds bound fields before the event's own", arguments: FormatSection.Kind.allCases)
    func bound(format: FormatSection.Kind) async throws {
        let folder = TemporaryFolder()
        let delivery = try await deliver(
            #""logger": { "label": "check out", "bound": { "request.id": "a \"b\" c=1", "empty": "" } }, "#
                + #""messages": { "fields": "mixed" }, "sink": "file", "format": "\#(format.rawValue)""#,
            events: 100, in: folder)
        #expect(delivery.faults == nil)
        #expect(delivery.delivered == 100)
        #expect(folder.lines("output.log").allSatisfy { $0.contains("request.id") })
    }

    @Test(
        "is not misled by a message that looks like fields", arguments: FormatSection.Kind.allCases,
        ["x thread=1", "thread=0 seq=0", " thread=9 seq=1 x=\\\"", "\\\"", "", "a=b c"])
    func misleading(format: FormatSection.Kind, text: String) async throws {
        let delivery = try await deliver(
            #""messages": { "text": "\#(text)", "fields": "mixed" }, "sink": "file", "format": "\#(format.rawValue)""#,
            events: 20)
        #expect(delivery.faults == nil)
        #expect(delivery.delivered == 20)
    }

    @Test(
        "finds messages of a mebibyte again, also through a queue they hardly fit",
        arguments: FormatSection.Kind.allCases)
    func large(format: FormatSection.Kind) async throws {
        let delivery = try await deliver(
            #""messages": { "bytes": "1MiB", "pool": 2 }, "sink": "file", "format": "\#(format.rawValue)", "#
                + #""async": { "policy": "block", "queue": "64KiB" }"#,
            events: 3)
        #expect(delivery.faults == nil)
        #expect(delivery.delivered == 3)
    }

    @Test("a stalling device delays, and changes nothing else")
    func slowSink() async throws {
        let delivery = try await deliver(
            #""sink": { "kind": "slow", "stall_every": 10, "stall": "1ms" }"#, events: 50)
        #expect(delivery.faults == nil)
        #expect(delivery.delivered == 50)
    }

    @Test("in the time pass events bear no identity, and each sample's output replaces the one before")
    func timePass() async throws {
        let folder = TemporaryFolder()
        _ = try await deliver(
            #""sink": "file", "format": "logfmt", "messages": { "text": "hello" }"#, callers: 2, events: 10,
            samples: 3, pass: .time, in: folder)
        let lines = folder.lines("output.log")
        #expect(lines.count == 20)
        #expect(lines.allSatisfy { $0.hasSuffix(" level=info label=bench message=hello") })
    }

    @Test("knows the bytes of a sample, unless they go nowhere", arguments: ["file", "null"])
    func bytes(sink: String) throws {
        let folder = TemporaryFolder()
        let scenario = try scenarios(#""sink": "\#(sink)", "messages": { "text": "hello" }"#)[0]
        let workload = try LoggingProvider().makeWorkload(
            WorkloadRequest(scenario: scenario, pass: .time, seed: 1, directory: folder.path))
        try workload.prepare()
        workload.run(thread: 0, events: 0..<7)
        try workload.drain()
        let bytes = folder.read("output.log").map { UInt64($0.utf8.count) }
        #expect(workload.bytesOut == bytes)
        #expect((bytes ?? 1) > 0)
        try workload.finish()
    }

    @Test("an output that cannot be opened is one sentence")
    func unwritable() throws {
        let scenario = try scenarios(#""sink": "file""#)[0]
        let request = WorkloadRequest(scenario: scenario, pass: .time, seed: 1, directory: "/proc/none")
        let error = #expect(throws: WorkloadError.self) { try LoggingProvider().makeWorkload(request) }
        #expect(error?.description.contains("No such file or directory") == true)
    }
}
