import ChiplogBench
import Testing

@testable import LoggingScenarios

@Suite("The events of a scenario")
struct EventPoolTests {
    private func pool(_ messages: String, seed: UInt64) throws -> EventPool {
        EventPool(try settings(#""messages": { \#(messages) }"#).messages, seed: seed)
    }

    /// All that an entry says, for comparison.
    private func said(_ entry: EventPool.Entry) -> String {
        switch entry {
        case .plain(let message): message
        case .three(let event), .mixed(let event): "\(event.message) \(JSON.object(event.expectedJSON).text())"
        }
    }

    @Test(
        "are the same for the same seed, and others for another", arguments: ["none", "three", "mixed"],
        [0, 1, UInt64.max])
    func deterministic(fields: String, seed: UInt64) throws {
        let messages = #""bytes": ["16B", "128B"], "fields": "\#(fields)""#
        let events = try pool(messages, seed: seed).entries.map(said)
        #expect(events == (try pool(messages, seed: seed).entries.map(said)))
        #expect(events != (try pool(messages, seed: seed ^ 7).entries.map(said)))
    }

    @Test("have messages of the bytes asked for", arguments: [1...1, 2...2, 24...24, 64...64, 1...40, 1024...65_536])
    func lengths(bytes: ClosedRange<Int>) throws {
        let pool = try pool(#""pool": 200, "bytes": [\#(bytes.lowerBound), \#(bytes.upperBound)]"#, seed: 3)
        let lengths = pool.entries.map(\.message.utf8.count)
        #expect(lengths.count == 200)
        #expect(lengths.allSatisfy(bytes.contains))
        #expect(Set(lengths).count == 1 || bytes.count > 1)
        // A range is used, not only one of its ends.
        #expect(bytes.count < 40 || Set(lengths).count > 10)
    }

    @Test("have long messages among them, one of so many, where that is asked for")
    func longOnes() throws {
        let pool = try pool(#""pool": 20, "bytes": 24, "long_every": 5, "long_bytes": "4KiB""#, seed: 3)
        let isLong = pool.entries.map { $0.message.utf8.count == 4096 }
        #expect(isLong == (0..<20).map { $0 % 5 == 4 })
        #expect(pool.entries.allSatisfy { [24, 4096].contains($0.message.utf8.count) })
    }

    @Test("are logged in turn")
    func turns() throws {
        let pool = try pool(#""pool": 3, "bytes": ["20B", "90B"]"#, seed: 5)
        for number: UInt64 in [0, 1, 2, 3, 4, 299, UInt64.max] {
            #expect(pool.entry(number).message == pool.entries[Int(number % 3)].message)
        }
    }

    @Test("with a fixed text and no fields are one; with fields they differ in these")
    func fixedText() throws {
        #expect(try pool(#""text": "hello", "pool": 9"#, seed: 1).entries.map(said) == ["hello"])
        let mixed = try pool(#""text": "hello", "fields": "mixed", "pool": 9"#, seed: 1)
        #expect(mixed.entries.allSatisfy { $0.message == "hello" })
        #expect(Set(mixed.entries.map(said)).count == 9)
    }
}
