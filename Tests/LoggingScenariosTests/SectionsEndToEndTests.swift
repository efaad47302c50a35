import ChiplogBench
import Testing

@testable import LoggingScenarios

@Suite("Each section, from the calls to the verified output", .timeLimit(.minutes(5)))
struct SectionsEndToEndTests {
    private static let formats = FormatSection.Kind.allCases.map(\.rawValue)

    private func deliver(
        _ sections: String, format: String = "json", sink: String = #""file""#, callers: Int = 3, events: UInt64 = 100,
        in folder: TemporaryFolder = TemporaryFolder()
    ) async throws -> Delivery {
        let rest = sections.isEmpty ? "" : ", " + sections
        return try await LoggingScenariosTests.deliver(
            #""format": "\#(format)", "sink": \#(sink)"# + rest, callers: callers, events: events, in: folder)
    }

    @Test("messages of every charset are found again", arguments: formats, Charset.allCases.map(\.rawValue))
    func charsets(format: String, charset: String) async throws {
        let delivery = try await deliver(
            #""messages": { "bytes": [1, 300], "charset": "\#(charset)", "fields": [0, 3] }"#, format: format)
        #expect(delivery.faults == nil)
        #expect(delivery.delivered == 300)
    }

    @Test(
        "made-up fields are found again, computed ones too", arguments: formats,
        ["0", "1", "64", "[0, 64]"])
    func fields(format: String, count: String) async throws {
        let messages =
            #""messages": { "fields": \#(count), "lazy": 0.5, "charset": { "escapes": 1, "emoji": 1, "ascii": 2 } }"#
        #expect(try await deliver(messages, format: format, events: 50).faults == nil)
    }

    @Test(
        "a mix of levels is filtered by the logger's, to the event", arguments: formats,
        ["none", "three", "mixed"])
    func levels(format: String, fields: String) async throws {
        let delivery = try await deliver(
            #""logger": { "level": "warning" }, "#
                + #""messages": { "levels": { "debug": 6, "info": 3, "warning": 2, "critical": 1 }, "fields": "\#(fields)" }"#,
            format: format)
        #expect(delivery.faults == nil)
        #expect(delivery.filtered > 150)
        #expect(delivery.delivered > 30)
        #expect(delivery.filtered + delivery.delivered == 300)
    }

    @Test("a context's fields come first, and the ids of its trace where the format has them", arguments: formats)
    func context(format: String) async throws {
        let folder = TemporaryFolder()
        let delivery = try await deliver(
            #""logger": { "bound": { "service": "shop" }, "context": { "fields": { "request": "a b" }, "trace": true } }, "#
                + #""messages": { "fields": "mixed" }"#, format: format, in: folder)
        #expect(delivery.faults == nil)
        #expect(folder.lines("output.log").allSatisfy { $0.contains("trace_id") && $0.contains("request") })
    }

    private static let processors = [
        #"{ "kind": "enrich", "fields": { "region": "eu \"west\"" } }"#,
        #"{ "kind": "rename", "names": { "order": "order.id", "cart": "basket", "service": "app" } }"#,
        #"{ "kind": "redact", "keys": ["customer", "Amount", "cart"], "values": ["email", "token", "iban"] }"#,
        #"{ "kind": "drop", "message": "customer" }"#,
        #"{ "kind": "drop", "level": "debug" }"#,
    ]

    @Test("processors change and turn away what they shall, alone and together", arguments: formats)
    func processors(format: String) async throws {
        for chosen in Self.processors.map({ [$0] }) + [Self.processors, Self.processors.reversed()] {
            let delivery = try await deliver(
                #""processors": [\#(chosen.joined(separator: ", "))], "logger": { "bound": { "service": "x" } }, "#
                    + #""messages": { "fields": "mixed", "bytes": 24, "levels": { "debug": 1, "info": 1 } }"#,
                format: format, events: 60)
            #expect(delivery.faults == nil, "\(chosen)")
            #expect((delivery.filtered > 0) == chosen.contains { $0.contains("drop") })
        }
    }

    @Test("a rate limit's figures add up, and lines may say what it turned away", arguments: formats)
    func rateLimit(format: String) async throws {
        let delivery = try await deliver(
            #""processors": [{ "kind": "rate-limit", "count": 100, "per": "1ms", "burst": 5 }]"#, format: format)
        #expect(delivery.faults == nil)
        #expect(delivery.delivered + delivery.sampledOut == 300)
    }

    @Test("a sampler leaves out exactly what its seed says, and never an error", arguments: [0, 0.1, 0.5, 1])
    func sampling(rate: Double) async throws {
        let delivery = try await deliver(
            #""sampling": { "rate": \#(rate), "seed": 7 }, "#
                + #""messages": { "levels": { "info": 9, "error": 1 } }"#, events: 400)
        #expect(delivery.faults == nil)
        #expect(delivery.sampledOut + delivery.delivered == 1200)
        let left = Double(delivery.sampledOut) / 1200
        #expect(abs(left - (1 - rate) * 0.9) < 0.06)
        #expect((delivery.sampledOut == 0) == (rate == 1))
    }

    @Test(
        "every sink accounts for every event, also behind a queue and in batches", arguments: ["none", "block"],
        [0, 64])
    func sinks(policy: String, batch: Int) async throws {
        let queue = #""async": { "policy": "\#(policy)"\#(batch > 0 ? #", "batch": \#(batch)"# : "") }"#
        for (sink, means) in [
            (#""count""#, "sink-counter"), (#"{ "kind": "rotating", "size": 8192 }"#, "file-scan"),
            (#"{ "kind": "pipe", "stall_bytes": "16KiB", "stall": "1ms" }"#, "file-scan"),
            (#"{ "kind": "fan-out", "sinks": ["file", "null", "count", "file"] }"#, "file-scan"),
            (#"{ "kind": "fan-out", "sinks": ["null", "count"] }"#, "sink-counter"),
        ] {
            let delivery = try await deliver(queue, sink: sink)
            #expect(delivery.faults == nil, "\(sink)")
            #expect(delivery.delivered == 300, "\(sink)")
            #expect(delivery.verifiedBy == means)
        }
    }

    @Test("a rotated file's lines are all there, in several files")
    func rotation() async throws {
        let folder = TemporaryFolder()
        _ = try await deliver("", sink: #"{ "kind": "rotating", "size": 8192, "keep": 1 }"#, in: folder)
        #expect(folder.names(in: ".").count { $0.hasPrefix("output.log") } > 3)
    }

    @Test("a ring has the last events, and those let go count as filtered")
    func memory() async throws {
        let delivery = try await deliver("", sink: #"{ "kind": "memory", "last": 100 }"#)
        #expect(delivery.faults == nil)
        #expect(delivery.delivered == 100)
        #expect(delivery.filtered == 200)
    }

    @Test("a sink that fails and recovers loses what it says", arguments: ["none", "block"])
    func failing(policy: String) async throws {
        let delivery = try await deliver(
            #""async": "\#(policy)""#,
            sink: #"{ "kind": "failing", "fail_every": 10, "fail_count": 3, "errno": "EIO" }"#)
        #expect(delivery.faults == nil)
        #expect(delivery.dropped == 90)
        #expect(delivery.droppedByReason.map(\.reason) == ["failed"])
        #expect(delivery.delivered == 210)
    }

    @Test("a policy that drops below a level never drops what matters")
    func dropBelow() async throws {
        let delivery = try await deliver(
            #""async": { "policy": "drop-below", "level": "error", "queue": "64KiB" }, "#
                + #""messages": { "bytes": "4KiB", "levels": { "info": 3, "error": 1 } }"#,
            sink: #"{ "kind": "slow", "stall_every": 5, "stall": "1ms" }"#, callers: 4, events: 500)
        #expect(delivery.faults == nil)
        #expect(delivery.droppedByReason.map(\.reason) == ["below_level"])
    }

    @Test("without a queue there is no depth, with one there is")
    func queueDepth() throws {
        for (policy, has) in [("none", false), ("block", true)] {
            let request = WorkloadRequest(
                scenario: try scenarios(#""async": "\#(policy)""#)[0], pass: .time, seed: 1,
                directory: TemporaryFolder().path)
            let workload = try LoggingProvider().makeWorkload(request)
            #expect((workload.queueDepth != nil) == has)
            try workload.finish()
        }
    }
}
