import Chiplog
import Testing

@Suite struct LogValueTests {
    @Test("a number equals itself in every type that holds it, and nothing else")
    func canonicalNumbers() {
        let groups: [[LogValue]] = [
            [.int(0), .uint(0), .double(0), .double(-0.0)],
            [.int(1), .uint(1), .double(1)],
            [.int(-1), .double(-1)],
            [.int(.max), .uint(UInt64(Int64.max))],
            [.uint(UInt64(Int64.max) + 1), .double(9_223_372_036_854_775_808)],
            [.int(.min), .double(-9_223_372_036_854_775_808)],
            [.uint(.max)], [.double(18_446_744_073_709_551_616)],
            [.double(0.5)], [.double(.nan), .double(-.nan), .double(.signalingNaN)],
            [.double(.infinity)], [.double(-.infinity)], [.double(.leastNonzeroMagnitude)],
            [.string("1")], [.bool(true)], [.null], [.bytes([1])], [.array([1]), .array([.double(1)])],
            [.object(["a": 1]), .object(["a": 1.0])],
        ]
        for (index, group) in groups.enumerated() {
            for one in group {
                for (otherIndex, otherGroup) in groups.enumerated() {
                    for other in otherGroup {
                        #expect((one == other) == (index == otherIndex), "\(one) and \(other)")
                        if index == otherIndex { #expect(one.hashValue == other.hashValue, "\(one) and \(other)") }
                    }
                }
            }
        }
    }

    @Test("equality is reflexive and symmetric, and equal values hash alike, over generated values", arguments: 0..<8)
    func laws(seed: UInt64) {
        var generator = SeededGenerator(seed: seed)
        let values = (0..<120).map { _ in LogValue.any(using: &generator) }
        for one in values {
            #expect(one == one)
            for other in values {
                let areEqual = one == other
                #expect(areEqual == (other == one))
                if areEqual { #expect(one.hashValue == other.hashValue, "\(one) and \(other)") }
            }
        }
    }

    @Test("a generated value comes out of an event equal to what went in", arguments: 0..<8)
    func roundTrip(seed: UInt64) {
        var generator = SeededGenerator(seed: seed)
        let values = (0..<200).map { _ in LogValue.any(using: &generator) }
        let events = events { log in
            for value in values { log.info("m") { $0["value"] = value } }
            log.info("all", LogFields(values.map { (key: "value", value: $0) }))
        }
        #expect(events.dropLast().map { $0.fields["value"] } == values)
        #expect(events.last?.values == values)
    }

    @Test("every type of value comes out of an event as itself", arguments: TypedValue.all)
    func types(typed: TypedValue) {
        let events = events { log in
            log.info("m", [typed.name, "after"].fields(typed.value, 1))
            log.info("m") { fields in
                fields[key: typed.name] = AnyFieldValue(typed.value)
                fields["after"] = 1
            }
        }
        #expect(events.count == 2)
        for event in events {
            #expect(event.fields[typed.name].map { String(reflecting: $0) } == String(reflecting: typed.expected))
            #expect(event.fields["after"] == 1)
        }
        #expect(LogValue(typed.value) == typed.expected)
    }
}

extension [String] {
    fileprivate func fields(_ values: any LogFieldValue...) -> LogFields {
        LogFields(zip(self, values).map { (key: LogKey($0), value: LogValue($1)) })
    }
}

/// Passes any value on, whatever its type.
private struct AnyFieldValue: LogFieldValue {
    let value: any LogFieldValue
    init(_ value: any LogFieldValue) { self.value = value }
    func encode(_ key: EncodedKey, into fields: inout LogFieldEncoder) { value.encode(key, into: &fields) }
}

struct TypedValue: Sendable, CustomTestStringConvertible {
    var name: String
    var value: any LogFieldValue
    var expected: LogValue
    var testDescription: String { name }

    init(_ name: String, _ value: any LogFieldValue, _ expected: LogValue) {
        (self.name, self.value, self.expected) = (name, value, expected)
    }

    static let all: [TypedValue] = [
        TypedValue("Int", Int.min, .int(.min)),
        TypedValue("Int8", Int8.min, .int(-128)),
        TypedValue("Int16", Int16.min, .int(-32_768)),
        TypedValue("Int32", Int32.min, .int(-2_147_483_648)),
        TypedValue("Int64", Int64.max, .int(.max)),
        TypedValue("UInt", UInt.max, .uint(.max)),
        TypedValue("UInt8", UInt8.max, .uint(255)),
        TypedValue("UInt16", UInt16.max, .uint(65_535)),
        TypedValue("UInt32", UInt32.max, .uint(4_294_967_295)),
        TypedValue("UInt64", UInt64.max, .uint(.max)),
        TypedValue("Double", 0.1, .double(0.1)),
        TypedValue("minus zero", -0.0, .double(-0.0)),
        TypedValue("infinity", Double.infinity, .double(.infinity)),
        TypedValue("Float", Float(0.1), .double(Double(Float(0.1)))),
        TypedValue("true", true, .bool(true)),
        TypedValue("false", false, .bool(false)),
        TypedValue("nil", Int?.none, .null),
        TypedValue("optional", Int?.some(3), .int(3)),
        TypedValue("String", "Grüße 👩‍👩‍👧‍👦", .string("Grüße 👩‍👩‍👧‍👦")),
        TypedValue("empty String", "", .string("")),
        TypedValue("Substring", "abcdef".dropFirst(2), .string("cdef")),
        TypedValue("bytes", [0, 255, 10] as [UInt8], .bytes([0, 255, 10])),
        TypedValue("empty bytes", [] as [UInt8], .bytes([])),
        TypedValue("array", [1, 2, 3], .array([1, 2, 3])),
        TypedValue("empty array", [] as [Int], .array([])),
        TypedValue("array of optionals", [1, nil], .array([1, .null])),
        TypedValue("array of bytes", [[1, 2], []] as [[UInt8]], .array([.bytes([1, 2]), .bytes([])])),
        TypedValue("nested array", [[["a"], []], []], .array([.array([["a"], .array([])]), .array([])])),
        TypedValue("fields", ["a": 1, "b": ["c"]] as LogFields, .object(["a": 1, "b": LogValue.array(["c"])])),
        TypedValue("empty fields", [:] as LogFields, .object([:])),
        TypedValue(
            "duration", Duration(secondsComponent: -1, attosecondsComponent: -5),
            .duration(Duration(secondsComponent: -1, attosecondsComponent: -5))),
        TypedValue(
            "timestamp", LogTimestamp(nanosecondsSince1970: .min), .timestamp(LogTimestamp(nanosecondsSince1970: .min))),
        TypedValue(
            "error", LogErrorValue(type: "T", message: "m", causes: [LogErrorValue(type: "U", message: "")]),
            .error(LogErrorValue(type: "T", message: "m", causes: [LogErrorValue(type: "U", message: "")]))),
    ]
}
