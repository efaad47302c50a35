import ChiplogBench
import Testing

@testable import LoggingScenarios

@Suite("Events that other loggers do")
struct LoggingPeerEventsTests {
    private let folder = TemporaryFolder()
    private let events = LoggingPeerEvents()

    /// What this package's own logger writes of a scenario, read back as another's would be.
    private func delivery(_ sections: String, sent: UInt64 = 300, change: (String) -> String = { $0 }) throws
        -> Delivery
    {
        let scenario = try scenarios(sections)[0]
        let request = WorkloadRequest(scenario: scenario, pass: .verify, seed: 42, directory: folder.path)
        let workload = try LoggingProvider().makeWorkload(request)
        workload.run(thread: 0, events: 0..<sent)
        try workload.finish()
        folder.write("changed.log", change(folder.read("output.log") ?? ""))
        let isJSON = sections.contains("\"json\"")
        return try events.delivery(
            of: PeerOutput(
                path: folder.file("changed.log"), lines: isJSON ? .json(message: ["message"], fields: []) : .text,
                sent: sent),
            scenario, seed: 42)
    }

    @Test(
        "are found whole in what our own logger writes of them",
        arguments: [
            #""format": "text", "sink": "file""#,
            #""format": "json", "sink": "file", "messages": {"bytes": "24B", "fields": "mixed"}"#,
        ])
    func whole(sections: String) throws {
        let delivery = try delivery(sections)
        #expect(delivery.isRight)
        #expect(delivery.delivered == 300)
    }

    @Test("that are cut, missing, doubled or out of order are told as such")
    func faults() throws {
        let sections = #""format": "json", "sink": "file", "messages": {"bytes": "24B", "fields": "mixed"}"#
        let delivery = try delivery(sections) { text in
            var lines = text.split(separator: "\n").map(String.init)
            lines.swapAt(10, 11)
            lines[20] = String(lines[20].dropLast(9))
            lines[30] = lines[29]
            lines.remove(at: 40)
            return lines.joined(separator: "\n") + "\n"
        }
        #expect(delivery.reordered == 1)
        #expect(delivery.torn == 1)
        #expect(delivery.duplicated == 1)
        #expect(delivery.missingUnaccounted == 3)
        #expect(!delivery.isRight)
    }

    @Test("are all filtered where the level is off, and none is missing")
    func off() throws {
        let delivery = try delivery(#""logger": {"level": "off"}, "format": "text", "sink": "file""#)
        #expect(delivery.filtered == 300)
        #expect(delivery.isRight)
    }

    @Test(
        "are those that every logger knows how to do",
        arguments: [
            (#""sink": "file", "format": "text""#, true), (#""sink": "null", "format": "text""#, false),
            (#""sink": "file", "format": "json", "messages": {"fields": "mixed"}"#, true),
            (#""sink": "file", "format": "text", "messages": {"fields": "mixed"}"#, false),
            (#""sink": "file", "format": "json""#, false),
            (#""sink": {"kind": "file", "buffer": "1MiB"}, "format": "text""#, false),
            (#""sink": "file", "format": "json", "messages": {"fields": "three"}"#, false),
            (#""sink": "file", "format": "text", "load": {"threads": 2}"#, false),
            (#""sink": "file", "format": "text", "async": "block""#, false),
            (#""sink": "file", "format": "text", "sampling": {"rate": 0.5}"#, false),
        ])
    func covered(sections: String, expected: Bool) throws {
        #expect(events.covers(try scenarios(sections)[0]) == expected)
    }

    @Test("are told with their fields and the bound ones, the unsigned ones whole")
    func told() throws {
        let scenario = try scenarios(
            #""logger": {"label": "shop", "bound": {"a": "b"}}, "sink": "file", "messages": {"fields": "mixed"}"#)[0]
        #expect(
            try events.settings(of: scenario)
                == [
                    JSON.Member("label", "shop"), JSON.Member("level", "info"), JSON.Member("sink", "file"),
                    JSON.Member("bound", [["a", "b"]]),
                ])
        let told = try events.events(of: scenario, seed: 42)
        let pool = EventPool(try LoggingSettings(of: scenario).messages, seed: 42)
        #expect(told.count == pool.entries.count)
        for (entry, event) in zip(pool.entries, told) {
            guard case .mixed(let mixed) = entry else { continue }
            let fields = try #require(try JSON.parse(event.text())["fields"])
            #expect(fields.members?.map(\.key) == MixedEvent.keys.map { $0 == "elapsed" ? "elapsed_ms" : $0 })
            #expect(fields["items"]?.uint == mixed.items)
            #expect(fields["amount"]?.double == mixed.amount)
            #expect(fields["cart"]?["id"]?.int == mixed.cartID)
        }
    }
}
