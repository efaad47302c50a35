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

    @Test("says who it is and what it says", arguments: lines)
    func right(format: FormatSection.Kind, line: String) throws {
        let found = try #require(FoundEvent(line[...], format: format, label: "shop", bound: []))
        #expect(found.identity == EventIdentity(thread: 3, number: 14))
        #expect(found.message == "hello")
        #expect(found.says(.plain(message: "hello"), bound: []))
        #expect(!found.says(.plain(message: "hell"), bound: []))
    }

    @Test("is none with any byte missing or doubled, or with text of another message", arguments: lines)
    func damaged(format: FormatSection.Kind, line: String) {
        let bytes = Array(line.utf8)
        for index in bytes.indices {
            for damaged in [bytes[..<index] + bytes[(index + 1)...], bytes[...index] + bytes[index...]] {
                let text = String(decoding: damaged, as: UTF8.self)
                let found = FoundEvent(text[...], format: format, label: "shop", bound: [])
                let isRight = found?.says(.plain(message: "hello"), bound: []) ?? false
                // A digit more or less of the identity makes another event, which the tally knows.
                #expect(!isRight || found?.identity != EventIdentity(thread: 3, number: 14), "\(text)")
            }
            #expect(FoundEvent(line.prefix(index), format: format, label: "shop", bound: [])?.identity.number != 14)
        }
        let twice = line + line
        #expect(
            FoundEvent(twice[...], format: format, label: "shop", bound: [])?.says(
                .plain(message: "hello"), bound: []) != true)
    }

    @Test("is none of another level or label", arguments: lines)
    func head(format: FormatSection.Kind, line: String) {
        #expect(FoundEvent(line[...], format: format, label: "shops", bound: []) == nil)
        let other = line.replacing("info", with: "error").replacing("INFO ", with: "ERROR")
        #expect(FoundEvent(other[...], format: format, label: "shop", bound: []) == nil)
    }
}
