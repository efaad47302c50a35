import Chiplog
import ChiplogBench
import Testing

@testable import LoggingScenarios

@Suite("A mixed event says what a reader is told to expect")
struct MixedEventTests {
    /// The lines that a log really writes for the events, without line ends.
    private func lines(
        of events: [MixedEvent], format: FormatSection.Kind, style: MessagesSection.Style
    ) throws -> [Substring] {
        let folder = TemporaryFolder()
        let path = folder.file("out.log")
        var section = try settings("").format
        section.kind = format
        let pipeline = Pipeline(level: .trace, sinks: [try .file(path, format: section.formatter)])
        let log = Log("shop", pipeline: pipeline)
        for (number, event) in events.enumerated() {
            switch style {
            case .builder:
                log.info(event.message) {
                    $0["thread"] = 0
                    $0["seq"] = number
                    event.encode(into: &$0)
                }
            case .literal:
                log.info(event.message) {
                    $0["thread"] = 0
                    $0["seq"] = number
                    $0.append(contentsOf: event.literal)
                }
            }
        }
        try pipeline.shutdown()
        return folder.lines("out.log").map { $0[...] }
    }

    private func expected(
        _ entries: [EventPool.Entry], _ format: FormatSection.Kind, _ sections: String = ""
    ) throws -> ExpectedEvents {
        var settings = try settings(sections)
        settings.format.kind = format
        return ExpectedEvents(settings, entries, entries.map { _ in .info }, seed: 1)
    }

    @Test(
        "in every format and either style, over a thousand seeds",
        arguments: FormatSection.Kind.allCases, MessagesSection.Style.allCases)
    func expectations(format: FormatSection.Kind, style: MessagesSection.Style) throws {
        let events = (0..<1000 as Range<UInt64>).map { seed in
            var random = SplitMix64(seed: seed)
            return MixedEvent(message: "order \(seed) placed, \"at last\" ünter a=b", &random)
        }
        let lines = try lines(of: events, format: format, style: style)
        try #require(lines.count == events.count)
        let expected = try expected(events.map { .mixed($0) }, format)
        for (number, line) in lines.enumerated() {
            let found = try #require(FoundEvent(line, format: format, label: "shop", firstKey: "thread"))
            #expect(found.identity == EventIdentity(thread: 0, number: UInt64(number)))
            #expect(expected.allows(found), "\(line)")
        }
    }

    @Test("one in five customers needs escapes or is not ASCII")
    func hostileShare() {
        let hostile = (0..<2000 as Range<UInt64>).count { seed in
            var random = SplitMix64(seed: seed)
            let customer = MixedEvent(message: "", &random).customer
            return customer.utf8.contains { $0 < 0x20 || $0 == 0x22 || $0 == 0x5C || $0 > 0x7E }
        }
        #expect((300...500).contains(hostile))
    }

    @Test("an event with any one thing changed is another", arguments: FormatSection.Kind.allCases)
    func strictness(format: FormatSection.Kind) throws {
        var random = SplitMix64(seed: 8)
        let event = MixedEvent(message: "order placed", &random)
        let other = MixedEvent(message: "order placed", &random)
        let line = try #require(try lines(of: [event], format: format, style: .builder).first)
        let found = try #require(FoundEvent(line, format: format, label: "shop", firstKey: "thread"))
        #expect(try expected([.mixed(event)], format).allows(found))
        #expect(try !expected([.mixed(other)], format).allows(found))
        #expect(try !expected([.plain(message: "order placed")], format).allows(found))
        #expect(try !expected([.mixed(event)], format, #""logger": { "bound": { "request": "1" } }"#).allows(found))
        #expect(try !expected([.mixed(event)], format, #""logger": { "level": "off" }"#).allows(found))
    }
}
