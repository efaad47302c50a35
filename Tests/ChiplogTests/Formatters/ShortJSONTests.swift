import Testing

@testable import Chiplog

@Suite("JSON written in room made once")
struct ShortJSONTests {
    private static let cause = LogErrorValue(type: "Net.Timeout", message: "no\nanswer")
    private static let error = LogErrorValue(type: "A", message: "\"b\"", causes: [cause, cause])
    private static let values: [LogValue] = [
        .null, .bool(true), .bool(false), .int(.min), .int(0), .int(.max), .uint(.max), .double(0.5),
        .double(-.leastNonzeroMagnitude),
        .double(-1.2345678901234567e-300), .double(.nan), .double(-.infinity), .string(""), .string("plain"),
        .string("\u{1B}\u{85}\u{2028}\"\\ü日本語🚢\u{2029}"), .string(String(repeating: "\u{1}", count: 40)),
        .bytes([1, 2, 3, 4]), .timestamp(LogTimestamp(nanosecondsSince1970: 1)), .duration(.nanoseconds(-1)),
        .duration(Duration(secondsComponent: .min, attosecondsComponent: -999_999_999_999_999_999)), .array([]),
        .array([.null, .bool(false), .array([.null]), .string("\u{1}")]), .object(LogFields([])),
        .object(LogFields([(key: "", value: .null), (key: "time", value: .int(1)), (key: "", value: .int(2))])),
        .error(LogErrorValue(type: "", message: "")), .error(cause), .error(error),
    ]
    private static let keys: [LogKey] = [
        "a", "", "time", "field.time", "trace_id", "quo\"te", "\u{1}\u{2}",
        "forty-four bytes of a key, neither more nor", "a literal that is too long to have its text kept by a thread",
        LogKey(String("made now")), LogKey(String("level")), LogKey(String("field.level")),
    ]

    private static func filled(_ fields: [(key: LogKey, value: LogValue)]) -> [(key: LogKey, value: LogValue)] {
        fields + [(key: "filler", value: .string(String(repeating: "x", count: 5000)))]
    }

    private static func line(_ fields: [(key: LogKey, value: LogValue)]) throws -> String {
        try ChiplogTests.lines(.json) { log in
            log.info("m", LogFields(fields))
        }.joined()
    }

    private static let filler = ",\"filler\":\"" + String(repeating: "x", count: 5000) + "\"}"

    @Test("is the same as the general way's, which long fields take", arguments: keys.indices)
    func likeLong(index: Int) throws {
        for value in Self.values {
            for fields in [[0], [0, 1], [1, 0], [0, 1, 0]] {
                let pairs = fields.map { number in
                    number == 0 ? (key: Self.keys[index], value: value) : (key: "other" as LogKey, value: .int(7))
                }
                let short = try Self.line(pairs)
                #expect(try Self.line(Self.filled(pairs)) == short.dropLast() + Self.filler)
                let nested = try Self.line([(key: "o", value: .object(LogFields(pairs)))])
                let nestedLong = try Self.line([(key: "o", value: .object(LogFields(Self.filled(pairs))))])
                #expect(nestedLong == nested.dropLast(2) + Self.filler + "}")
            }
        }
    }

    @Test("stays in its room, whatever the key and the value", arguments: keys.indices)
    func room(index: Int) {
        for value in Self.values {
            for neighbours in [JSONNeighbours.none, .standardMembers] {
                for count in [1, 2, 40] {
                    let elements = LogValue.array(Array(repeating: value, count: count))
                    var fields = BoundFields()
                    fields.append { $0.append(contentsOf: LogFields([(key: Self.keys[index], value: elements)])) }
                    Self.checkRoom(fields.bytes, neighbours)
                }
                var fields = BoundFields()
                fields.append { $0.append(contentsOf: LogFields([(key: Self.keys[index], value: value)])) }
                Self.checkRoom(fields.bytes, neighbours)
            }
        }
    }

    /// Writes where a known byte stands behind the room.
    private static func checkRoom(_ fields: [UInt8], _ neighbours: JSONNeighbours) {
        let room = ShortJSON.room(for: fields.count)
        var page = [UInt8](repeating: 0xA5, count: room + 128)
        page.withUnsafeMutableBufferPointer { page in
            guard let start = page.baseAddress else { return }
            let end = fields.withUnsafeBytes {
                ShortJSON.write(members: $0, besides: neighbours, seen: neighbours.seenKeys, to: start)
            }
            // What is behind the room belongs to others, and of the six bytes for each some must be left for the rest.
            #expect((end ?? start) - start <= 6 * fields.count)
        }
        #expect(page[room...].allSatisfy { $0 == 0xA5 })
    }
}
