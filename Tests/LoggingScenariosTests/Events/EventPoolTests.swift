import Chiplog
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
        case .madeUp(let event): "\(event.message) \(JSON.object(event.fields.map(\.expected.member)).text())"
        }
    }

    @Test(
        "are the same for the same seed, and others for another",
        arguments: [#""none""#, #""three""#, #""mixed""#, "[1, 9]"],
        [0, 1, UInt64.max])
    func deterministic(fields: String, seed: UInt64) throws {
        let messages = #""bytes": ["16B", "128B"], "fields": \#(fields)"#
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

    @Test("have messages of exactly so many bytes in every charset", arguments: Charset.allCases)
    func charsets(charset: Charset) throws {
        for bytes in [1, 2, 3, 7, 64, 1000] {
            let pool = try pool(#""pool": 50, "bytes": \#(bytes), "charset": "\#(charset.rawValue)""#, seed: 9)
            #expect(pool.entries.allSatisfy { $0.message.utf8.count == bytes && $0.message.last == "." })
            guard bytes == 1000 else { continue }
            // Of its own characters, and of no other's.
            let characters = Set(charset.words.joined() + " .")
            #expect(pool.entries.allSatisfy { characters.isSuperset(of: $0.message) })
        }
    }

    @Test("have the charsets, the levels and the fields in the shares asked for")
    func shares() throws {
        let pool = try pool(
            #""pool": 4000, "bytes": 200, "charset": { "cjk": 1, "ascii": 3 }, "levels": { "debug": 3, "error": 1 }, "#
                + #""fields": [0, 8], "lazy": 0.25"#, seed: 4)
        let share = { (count: Int, total: Int) in Double(count) / Double(total) }
        #expect(Set(pool.levels) == [.debug, .error])
        #expect(abs(share(pool.levels.count { $0 == .error }, 4000) - 0.25) < 0.03)
        let words = pool.entries.flatMap { $0.message.split(separator: " ").dropLast() }
        #expect(abs(share(words.count { $0.utf8.count > $0.count }, words.count) - 0.25) < 0.03)
        let events = pool.entries.compactMap { if case .madeUp(let event) = $0 { event } else { nil } }
        #expect(Set(events.map(\.fields.count)) == Set(0...8))
        let fields = events.flatMap(\.fields)
        #expect(abs(share(fields.count { $0.isLazy }, fields.count) - 0.25) < 0.03)
        #expect(fields.allSatisfy { $0.key.hasPrefix("field_") })
    }

    @Test("keep their messages and fields whatever their levels are")
    func levels() throws {
        let plain = try pool(#""fields": "mixed""#, seed: 5)
        let mixed = try pool(#""fields": "mixed", "levels": { "trace": 1, "critical": 1 }"#, seed: 5)
        #expect(plain.entries.map(said) == mixed.entries.map(said))
        #expect(plain.onlyLevel == .info)
        #expect(mixed.onlyLevel == nil)
        #expect(Set(mixed.levels) == [.trace, .critical])
    }

    @Test("of logarithmic sizes have as many in each doubling")
    func spread() throws {
        let pool = try pool(#""pool": 6000, "bytes": [16, 1024], "spread": "logarithmic""#, seed: 6)
        let sizes = pool.entries.map(\.message.utf8.count)
        #expect(sizes.allSatisfy { (16...1024).contains($0) })
        for least in [16, 32, 64, 128, 256, 512] {
            #expect(abs(sizes.count { (least..<(2 * least)).contains($0) } - 1000) < 150)
        }
    }
}
