import Chiplog
import Testing

@Suite struct LogFieldsTests {
    @Test("literal and builder give the same fields in the order in which they were written")
    func bothWays() {
        let name = "runtime"
        let events = events { log in
            log.info("m", ["z": 1, "a": "two", "m": 3.5, LogKey(name): true, "a": nil as String?])
            log.info("m") {
                $0["z"] = 1
                $0.a = "two"
                $0["m"] = 3.5
                $0[key: name] = true
                $0["a"] = nil as String?
            }
        }
        for event in events {
            #expect(event.keys == ["z", "a", "m", "runtime", "a"])
            #expect(event.values == [1, "two", 3.5, true, .null])
        }
        #expect(events.count == 2)
    }

    @Test("fields without order or duplicates compare by their last values")
    func equality() {
        #expect(["a": 1, "b": 2] as LogFields == ["b": 2, "a": 1])
        #expect(["a": 1, "a": 2] as LogFields == ["a": 2])
        #expect(["a": 1] as LogFields != ["a": 1, "b": nil as Int?])
        #expect((["a": 1, "b": 2.0] as LogFields).hashValue == (["b": 2, "a": 1 as UInt8] as LogFields).hashValue)
    }

    @Test("a field is read by name, the last of several, and replaced in its place")
    func subscripts() {
        var fields: LogFields = ["a": 1, "b": 2, "a": 3]
        #expect(fields["a"] == 3)
        #expect(fields["c"] == nil)
        fields["a"] = 4
        #expect(fields.map(\.key.name) == ["a", "b"])
        #expect(fields["a"] == 4)
        fields["b"] = nil
        fields["c"] = "new"
        #expect(fields.map(\.key.name) == ["a", "c"])
    }

    @Test("fields describe themselves as formatters write them")
    func descriptions() {
        #expect(
            (["order": 42, "city": "New York", "tags": ["a"]] as LogFields).description
                == #"order=42 city="New York" tags="[\"a\"]""#)
        #expect(([:] as LogFields).description == "")
    }

    @Test("fields describe themselves also when something in them lies too deep")
    func descriptionOfDeep() {
        let fields: LogFields = [
            "first": "a value of more than forty-eight bytes, so that a header would end", "deep": deep(40),
        ]
        #expect(fields.description.hasPrefix(#"first="a value of"#))
        #expect(fields.description.contains("nested too deep"))
    }

    @Test("bound fields come before the call's, those bound first first")
    func boundFields() {
        let events = events { log in
            let request = log.with(["request": 7, "user": "ada"]).with { $0["step"] = 2 }
            request.info("bound", ["own": true])
            log.info("unbound", ["own": true])
        }
        #expect(events.map(\.keys) == [["request", "user", "step", "own"], ["own"]])
        #expect(events[0].values == [7, "ada", 2, true])
    }

    @Test("bound fields are evaluated once, however many events follow")
    func boundOnce() {
        var count = 0
        _ = events { log in
            let bound = log.with { fields in
                count += 1
                fields["a"] = 1
            }
            bound.info("one")
            bound.info("two")
        }
        #expect(count == 1)
    }

    @Test("bound fields that had to be cut are whole otherwise, and every event of the log says so")
    func boundTruncated() {
        let long = "a value of more than forty-eight bytes, so that a record's header would have ended"
        let events = events { log in
            let bound = log.with { fields in
                fields["first"] = long
                fields["deep"] = deep(40)
            }
            bound.info("bound", ["own": 1])
            bound.with(["more": 2]).info("bound again")
            log.info("unbound")
        }
        #expect(events.map(\.keys) == [["first", "deep", "own"], ["first", "deep", "more"], []])
        #expect(events[0].fields["first"] == .string(long))
        #expect(events.map(\.isTruncated) == [true, true, false])
    }

    @Test("bound fields beyond 8 MiB in all are left out, and every event of the log says so")
    func boundTooLarge() {
        let events = events { log in
            let bound = (0..<4).reduce(log) { log, index in
                log.with { $0[key: "\(index)"] = String(repeating: "x", count: 3 << 20) }
            }
            bound.with(["small": 1]).info("bound", ["own": 1])
        }
        #expect(events.map(\.keys) == [["0", "1", "small", "own"]])
        #expect(events.map(\.isTruncated) == [true])
    }
}

/// An array in an array in an array …, `depth` of them around the number 1.
func deep(_ depth: Int) -> LogValue {
    (0..<depth).reduce(LogValue.int(1)) { inner, _ in .array([inner]) }
}
