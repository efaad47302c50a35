import Testing

@testable import LoggingScenarios

@Suite("An event found in an output")
struct FoundEventTests {
    private static let time = "2026-11-21T07:12:55.123456Z"

    /// A right line of each format.
    private static let lines: [(FormatSection.Kind, String)] = [
        (.text, "\(time) INFO     shop: hello thread=3 seq=14"),
        (.json, #"{"time":"\#(time)","level":"info","label":"shop","message":"hello","thread":3,"seq":14}"#),
        (.logfmt, "time=\(time) level=info label=shop message=hello thread=3 seq=14"),
    ]

    private func read(_ line: Substring, _ format: FormatSection.Kind, label: String = "shop") -> FoundEvent? {
        FoundEvent(line, format: format, label: label, firstKey: EventIdentity.threadKey)
    }

    /// What is expected of a pool of one event, without fields.
    private func expected(_ format: FormatSection.Kind, message: String = "hello") throws -> ExpectedEvents {
        let settings = try settings(
            #""messages": { "text": "\#(message)" }, "format": "\#(format.rawValue)", "logger": { "label": "shop" }"#)
        return ExpectedEvents(settings, EventPool(settings.messages, seed: 1), seed: 1)
    }

    @Test("says who it is and what it says", arguments: lines)
    func right(format: FormatSection.Kind, line: String) throws {
        let found = try #require(read(line[...], format))
        #expect(found.identity == EventIdentity(thread: 3, number: 14))
        #expect(found.message == "hello")
        #expect(found.level == "info")
        #expect((try expected(format)).allows(found))
        #expect(!(try expected(format, message: "hell")).allows(found))
    }

    @Test("is none with any byte missing or doubled, or with text of another message", arguments: lines)
    func damaged(format: FormatSection.Kind, line: String) throws {
        let expected = try expected(format)
        let bytes = Array(line.utf8)
        for index in bytes.indices {
            for damaged in [bytes[..<index] + bytes[(index + 1)...], bytes[...index] + bytes[index...]] {
                let text = String(decoding: damaged, as: UTF8.self)
                let found = read(text[...], format)
                let isRight = found.map(expected.allows) ?? false
                // A digit more or less of the identity makes another event, which the tally knows.
                #expect(!isRight || found?.identity != EventIdentity(thread: 3, number: 14), "\(text)")
            }
            #expect(read(line.prefix(index), format)?.identity.number != 14)
        }
        let twice = line + line
        #expect(read(twice[...], format).map(expected.allows) != true)
    }

    @Test("is none of another level or label", arguments: lines)
    func head(format: FormatSection.Kind, line: String) throws {
        #expect(read(line[...], format, label: "shops") == nil)
        for level in ["error", "debug"] {
            let padded = level.uppercased() + String(repeating: " ", count: 9 - level.count)
            let other = line.replacing("info", with: level).replacing("INFO     ", with: padded)
            let found = try #require(read(other[...], format))
            #expect(found.level == level)
            #expect(!(try expected(format)).allows(found))
        }
        for level in ["nonsense", "INFO "] {
            let other = line.replacing("info", with: level).replacing("INFO", with: level)
            let expected = try expected(format)
            #expect(read(other[...], format).map(expected.allows) != true)
        }
    }

    @Test("takes the ids of trace and span from where the format has them")
    func trace() throws {
        let ids = [Pair("trace_id", "4bf92f3577b34da6a3ce929d0e0e4736"), Pair("span_id", "00f067aa0ba902b7")]
        let pairs = ids.map { "\($0.key)=\($0.value)" }.joined(separator: " ")
        let members = ids.map { "\"\($0.key)\":\"\($0.value)\"" }.joined(separator: ",")
        for (format, line) in Self.lines {
            let traced =
                switch format {
                case .json: line.replacing("\"thread\"", with: "\(members),\"thread\"")
                case .logfmt: line.replacing(" thread", with: " \(pairs) thread")
                case .text: "\(line) \(pairs)"
                }
            let found = try #require(read(traced[...], format))
            #expect(found.trace == ids)
            // The events expected here belong to no trace.
            #expect(!(try expected(format)).allows(found))
        }
    }

    @Test("gives away what a rate limit has added, and nothing else", arguments: lines)
    func suppressed(format: FormatSection.Kind, line: String) throws {
        let limited = format == .json ? line.dropLast() + ",\"suppressed\":7}" : line + " suppressed=7"
        var found = try #require(read(limited[...], format))
        #expect(!(try expected(format)).allows(found))
        #expect(found.takeSuppressed() == 7)
        #expect((try expected(format)).allows(found))
        #expect(found.takeSuppressed() == nil)
    }
}
