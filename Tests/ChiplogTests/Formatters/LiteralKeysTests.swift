import CChiplogShims
import Testing

@testable import Chiplog

@Suite("Literal keys, whose texts a thread keeps")
struct LiteralKeysTests {
    private static let keys: [LogKey] = [
        "a", "order", "", "time", "field.time", "field.field.time", "field.other", "trace_id", "span_id", "message",
        "with \"quotes\"", "back\\slash", "line\nend", "\u{1B}[31m", "ümläut", "日本語", "\u{85}", "\u{2028}", "🚢",
        "seven..", "eight...", "\n\n\n\n\n\n\n", "\n\n\n\n\n\n\n\n", "forty-two bytes of a key, neither more nor",
        "forty-three bytes of a key, the first long", "forty-four bytes of a key, neither more nor",
        "forty-five bytes of a key, no less than that.", "forty-six bytes of a key, one more than before",
        "a key that is too long to be kept for the next time, and written anew each time it comes",
    ]

    private func lines(_ formatter: any LogFormatter, of fields: [LogFields]) throws -> [String] {
        try ChiplogTests.lines(formatter) { log in
            for fields in fields { log.info("m", fields) }
        }
    }

    private static func fields(_ key: LogKey, _ object: LogKey) -> LogFields {
        LogFields([(key: key, value: .int(1)), (key: object, value: .object(LogFields([(key: key, value: .int(2))])))])
    }

    private static func formatters() throws -> [any LogFormatter] {
        [.json, try .json(keys: .init(message: "order")), try .json(fields: .under("data"))]
    }

    @Test("stand in every line as the same keys made at run time do", arguments: 0..<3)
    func likeOthers(index: Int) throws {
        let formatter = try Self.formatters()[index]
        let literal = Self.keys.map { Self.fields($0, "o") }
        let madeNow = Self.keys.map { Self.fields(LogKey($0.name), LogKey("o")) }
        let expected = try lines(formatter, of: madeNow)
        // The first time they are found out, later they are known.
        #expect(try lines(formatter, of: literal + literal + literal) == expected + expected + expected)
    }

    @Test("as many as share a set are all known at once, wherever they lie; one more drives out the oldest")
    func collisions() throws {
        let bytes = UnsafeMutablePointer<UInt8>.allocate(capacity: 1 << 16)
        bytes.initialize(repeating: UInt8(ascii: "k"), count: 1 << 16)
        defer { bytes.deallocate() }
        let places = (0..<4096).map { UnsafePointer(bytes + 16 * $0) }
        let sets = Dictionary(grouping: places, by: chiplog_key_index)
        #expect(sets.count == 1 << (CHIPLOG_KEY_BITS - CHIPLOG_KEY_WAYS_BITS))
        let shared = try #require(sets.values.first { $0.count > Int(CHIPLOG_KEY_WAYS) }).prefix(
            Int(CHIPLOG_KEY_WAYS) + 1)
        let kept = try #require(chiplog_keys())
        // The thread may be any of the tests', and shall know these addresses no more afterwards.
        defer { kept.update(repeating: chiplog_key(), count: 1 << Int(CHIPLOG_KEY_BITS)) }
        for place in shared {
            let key = try #require(chiplog_place_of_key(place))
            key.pointee.start = place
            key.pointee.count = 3
        }
        #expect(shared.dropFirst().allSatisfy { chiplog_known_key(kept, $0, 3)?.pointee.start == $0 })
        #expect(chiplog_known_key(kept, shared[0], 3) == nil)
        #expect(chiplog_known_key(kept, shared[1], 4) == nil)
    }

    @Test("of any number are each themselves, though a thread knows few at once")
    func many() throws {
        let names = (0..<2000).map { "key number \($0)" }
        // As literals are: never freed, never changed.
        let keys = names.map { name in
            let bytes = UnsafeMutablePointer<UInt8>.allocate(capacity: name.utf8.count)
            for (index, byte) in name.utf8.enumerated() { (bytes + index).initialize(to: byte) }
            return EncodedKey(start: bytes, code: name.utf8.count)
        }
        let expected = names.map {
            "{\"time\":\"2026-11-21T07:12:55.123456Z\",\"level\":\"info\",\"label\":\"shop\","
                + "\"message\":\"m\",\"\($0)\":7,\"twice\":1}"
        }
        let found = try ChiplogTests.lines(.json) { log in
            for _ in 0..<2 {
                for key in keys {
                    log.info("m") { fields in
                        fields.encode(key, 7 as Int64)
                        fields["twice"] = 1
                    }
                }
            }
        }
        #expect(found == expected + expected)
    }
}
