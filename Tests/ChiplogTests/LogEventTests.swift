import Chiplog
import Testing

@Suite struct LogEventTests {
    @Test("an event bears the clock's time, the log's label, its level and message")
    func parts() {
        let sink = KeepingSink()
        let clock = LogClock.custom { LogTimestamp(nanosecondsSince1970: -1) }
        Log("shop.checkout", pipeline: Pipeline(sinks: [sink], clock: clock)).notice("placed \(1 + 1) orders")
        #expect(sink.events.map(\.time) == [LogTimestamp(nanosecondsSince1970: -1)])
        #expect(sink.events.map(\.label) == ["shop.checkout"])
        #expect(sink.events.map(\.level) == [.notice])
        #expect(sink.events.map(\.message) == ["placed 2 orders"])
    }

    @Test("an event says where its call stands")
    func callSite() {
        let line = #line + 1
        let events = events { $0.info("here") }
        #expect(events.map(\.callSite.fileID) == [#fileID])
        #expect(events.map(\.callSite.line) == [line])
        #expect(events.map(\.callSite.function) == ["callSite()"])
        let elsewhere = self.events { $0.info("m", file: "Shop/A b.swift", function: "pay(_:)", line: 7) }
        #expect(elsewhere.map(\.callSite.description) == ["Shop/A b.swift:7"])
    }

    private func events(_ body: (Log) -> Void) -> [KeptEvent] { ChiplogTests.events(loggedBy: body) }

    @Test(
        "a string beyond its limit is cut between two characters, and the event says so",
        arguments: ["a", "ß", "€", "👍"])
    func longStrings(character: String) {
        let limit = 4 << 20
        let size = character.utf8.count
        let long = String(repeating: character, count: limit / size + 3)
        let expected = String(repeating: character, count: limit / size)
        let events = events { log in
            log.info("field") {
                $0["text"] = long
                $0["after"] = 1
            }
            log.info(long)
            log.info(expected, ["text": expected])
        }
        #expect(events.map(\.isTruncated) == [true, true, false])
        #expect(events[0].fields["text"] == .string(expected))
        #expect(events[0].fields["after"] == 1)
        #expect(events[1].message == expected)
        #expect(events[2].message == expected)
    }

    @Test("a key beyond its limit is cut between two characters, and the event says so")
    func longKeys() {
        let long = String(repeating: "€", count: 400)
        let expected = String(repeating: "€", count: 341)
        let events = events { log in
            log.info("m") {
                $0[key: long] = 1
                $0["after"] = 2
            }
            log.info("m", [LogKey(long): 1, "after": 2])
            log.info("m") { $0[key: expected] = 1 }
        }
        #expect(events.map(\.keys) == [[expected, "after"], [expected, "after"], [expected]])
        #expect(events.map(\.isTruncated) == [true, true, false])
    }

    @Test("a label beyond its limit is cut between two characters, and the events say so")
    func longLabels() {
        let sink = KeepingSink()
        Log(String(repeating: "€", count: 400), pipeline: Pipeline(sinks: [sink])).info("m", ["a": 1])
        #expect(sink.events.map(\.label) == [String(repeating: "€", count: 341)])
        #expect(sink.events.map(\.isTruncated) == [true])
        #expect(sink.events.map(\.keys) == [["a"]])
    }

    @Test("a record beyond its limit leaves out what no longer fits, stays whole, and says so")
    func longRecords() {
        let megabyte = String(repeating: "m", count: 1 << 20)
        let events = events { log in
            log.info("many") { fields in
                for number in 0..<20 { fields[key: "k\(number)"] = megabyte }
                fields["last"] = 1
            }
            log.info("nested") { fields in
                fields.array("array") { array in
                    for _ in 0..<20 { array.append(megabyte) }
                }
                fields["last"] = 1
            }
        }
        #expect(events.map(\.isTruncated) == [true, true])
        #expect(events[0].keys.prefix(15) == (0..<15).map { "k\($0)" }[...])
        #expect(events[0].keys.count < 20)
        #expect(events[0].values.dropLast().allSatisfy { $0 == .string(megabyte) })
        guard case .array(let elements) = events[1].fields["array"] else {
            Issue.record("expected an array, got \(events[1].keys)")
            return
        }
        #expect((15..<17).contains(elements.count))
        #expect(elements.allSatisfy { $0 == .string(megabyte) })
    }

    @Test("bytes that are too long are cut at the limit, whatever they are")
    func bytesTruncated() {
        let bytes = [UInt8](repeating: 0x80, count: (4 << 20) + 1)
        let events = events { $0.info("m", ["bytes": bytes]) }
        #expect(events.map(\.isTruncated) == [true])
        guard case .bytes(let kept)? = events[0].fields["bytes"] else {
            Issue.record("expected bytes, got \(events[0].keys)")
            return
        }
        #expect((4 << 20) - 3...4 << 20 ~= kept.count)
    }

    @Test("values nested deeper than the limit are replaced, and the event says so", arguments: [1, 31, 32, 33, 1000])
    func depth(depth: Int) {
        let events = events { log in
            log.info("array") {
                $0["deep"] = deep(depth)
                $0["after"] = 1
            }
            log.info("object") { fields in
                func nest(_ left: Int, _ fields: inout LogFieldEncoder) {
                    guard left > 0 else {
                        fields["leaf"] = 1
                        return
                    }
                    fields.object("next") { nest(left - 1, &$0) }
                }
                nest(depth, &fields)
                fields["after"] = 1
            }
        }
        for event in events {
            #expect(event.isTruncated == (depth > 32))
            #expect(event.fields["after"] == 1)
            #expect(String(describing: event.fields).contains("nested too deep") == (depth > 32))
        }
        if depth <= 32 { #expect(events[0].fields["deep"] == deep(depth)) }
    }

    @Test("fields that log while they are evaluated, ten deep, give whole events, innermost first")
    func reentrancy() {
        let events = events { log in
            func nested(_ depth: Int) -> Int {
                guard depth > 0 else { return 0 }
                log.info("level \(depth)") { fields in
                    fields["before"] = depth
                    fields["inner"] = nested(depth - 1)
                    fields["after"] = "after \(depth)"
                }
                return depth
            }
            #expect(nested(10) == 10)
        }
        #expect(events.map(\.message) == (1...10).map { "level \($0)" })
        for (index, event) in events.enumerated() {
            #expect(event.fields == ["before": index + 1, "inner": index, "after": "after \(index + 1)"])
        }
    }

    @Test("a value of one's own may log while it is encoded")
    func customValue() {
        struct OrderID: LogFieldValue {
            let log: Log
            func encode(_ key: EncodedKey, into fields: inout LogFieldEncoder) {
                log.debug("encoding", ["inside": true])
                fields.encodeObject(key) { $0["id"] = 7 }
            }
        }
        let events = events { log in
            log.info("m", ["order": OrderID(log: log), "after": 1])
            log.info("m") { $0.array("orders") { $0.append(OrderID(log: log)) } }
        }
        #expect(events.map(\.message) == ["encoding", "m", "encoding", "m"])
        #expect(events[1].fields == ["order": ["id": 7] as LogFields, "after": 1])
        #expect(events[3].fields == ["orders": LogValue.array([["id": 7]])])
    }

    @Test("a value of one's own that writes under other keys than it was given does not disturb its neighbours")
    func strayKeys() throws {
        /// Writes two fields where one is asked for.
        struct Flattened: LogFieldValue {
            func encode(_ key: EncodedKey, into fields: inout LogFieldEncoder) {
                fields["id"] = 7
                fields["name"] = "Ada"
            }
        }
        /// Writes an element's value, which has no key, into an object.
        struct Wrapped: LogFieldValue {
            func encode(_ key: EncodedKey, into fields: inout LogFieldEncoder) {
                fields.object("inner") { "wrapped".encode(key, into: &$0) }
            }
        }
        let log: (Log) -> Void = { log in
            log.info("m", ["a": [Flattened(), Flattened()], "b": [Wrapped(), Wrapped()], "c": Flattened(), "d": 1])
        }
        let event = try #require(ChiplogTests.events(loggedBy: log).first)
        #expect(event.keys == ["a", "b", "id", "name", "d"])
        #expect(event.fields["a"] == [7, "Ada", 7, "Ada"])
        #expect(event.fields["b"] == [["": "wrapped"], ["": "wrapped"]])
        #expect(event.fields["d"] == 1)
        let json = try line(.json, loggedBy: log)
        let members = #""a":[7,"Ada",7,"Ada"],"b":[{"":"wrapped"},{"":"wrapped"}],"id":7,"name":"Ada","d":1}"#
        #expect(json.hasSuffix(members))
        #expect(LogValue(Flattened()) == 7)
    }

    @Test("a sink reads one field by name, the last of several, decoding no other")
    func fieldByName() {
        final class Reader: LogSink {
            let kept = KeepingSink()
            func write(_ event: borrowing LogEvent) throws(SinkError) {
                #expect(event["a"] == 3)
                #expect(event["é"] == "accent")
                #expect(event["missing"] == nil)
                #expect(event.severity == 9)
                try kept.write(event)
            }
            func flush() throws(SinkError) {}
            func shutdown() throws(SinkError) {}
            var counters: SinkCounters { kept.counters }
        }
        let reader = Reader()
        Log("test", pipeline: Pipeline(sinks: [reader])).info("m", ["a": 1, "é": "accent", "b": 2, "a": 3])
        #expect(reader.kept.events.count == 1)
    }
}
