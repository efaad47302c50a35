import Chiplog
import Testing

@Suite struct JSONFormatterTests {
    /// The members behind `message`, as they stand in the line.
    private func members(_ fields: LogFields) throws -> String {
        let line = try line(.json) { $0.info("", fields) }
        let before = #"{"time":"2026-11-21T07:12:55.123456Z","level":"info","label":"shop","message":"""#
        #expect(line.hasPrefix(before) && line.hasSuffix("}"))
        return String(line.dropFirst(before.count).dropLast())
    }

    @Test("a key given more than once is written once, where and as it was last")
    func duplicates() throws {
        #expect(try members(["a": 1, "b": 2, "a": 3]) == #","b":2,"a":3"#)
        #expect(try members(["a": 1, "a": 2, "a": 3]) == #","a":3"#)
        #expect(try members(["": 1, "": 2]) == #","":2"#)
        #expect(try members(["o": ["x": 1, "y": 2, "x": 3] as LogFields]) == #","o":{"y":2,"x":3}"#)
        #expect(try members(["a": 1, LogKey("a"): 2]) == #","a":2"#)
        let many = (0..<200).map { (key: LogKey("k\($0 % 100)"), value: LogValue.int(Int64($0))) }
        #expect(try members(LogFields(many)) == (100..<200).map { ",\"k\($0 - 100)\":\($0)" }.joined())
    }

    @Test(
        "a key that the record itself has is written behind field.",
        arguments: ["time", "level", "label", "message", "error", "source", "function"])
    func reserved(name: String) throws {
        #expect(try members([LogKey(name): 1]) == ",\"field.\(name)\":1")
        #expect(try members([LogKey(name): 1, LogKey(name): 2]) == ",\"field.\(name)\":2")
        #expect(try members(["o": [LogKey(name): 1] as LogFields]) == ",\"o\":{\"\(name)\":1}")
    }

    @Test("a reserved key and one that looks like its stand-in stay two keys")
    func reservedTwice() throws {
        let both = try members(["time": 1, "field.time": 2, "field.field.time": 3, "field.other": 4])
        #expect(both == #","field.time":1,"field.field.time":2,"field.field.field.time":3,"field.other":4"#)
    }

    @Test("keys are escaped like strings")
    func keys() throws {
        #expect(
            try members(["": 1, "a\"b": 2, "\n": 3, "é": 4, "\u{2028}": 5])
                == #","":1,"a\"b":2,"\n":3,"é":4,"\u2028":5"#)
    }

    @Test("what JSON has no number for becomes a string")
    func notNumbers() throws {
        #expect(
            try members(["a": Double.nan, "b": Double.infinity, "c": -Double.infinity, "d": [Double.nan, 1]])
                == #","a":"NaN","b":"Infinity","c":"-Infinity","d":["NaN",1.0]"#)
    }

    @Test("a value nested as deep as can be is written whole")
    func nested() throws {
        let opening = String(repeating: "[", count: 32)
        let closing = String(repeating: "]", count: 32)
        #expect(try members(["deep": deep(32)]) == ",\"deep\":\(opening)1\(closing)")
        #expect(try members(["deep": deep(33)]) == ",\"deep\":\(opening)\"<nested too deep>\"\(closing)")
    }

    @Test(
        "objects that repeat a key in objects that repeat a key are written once, however deep", arguments: [1, 5, 31])
    func nestedRepetition(depth: Int) throws {
        var value = LogFields([(key: "a", value: .int(0)), (key: "a", value: .int(1))])
        for _ in 0..<depth {
            value = LogFields([
                (key: "b", value: .object(value)), (key: "a", value: .int(0)), (key: "a", value: .int(1)),
            ])
        }
        // Writing again at each level what turns out to repeat a key would take two to the power of the depth.
        let expected =
            String(repeating: #"{"b":"#, count: depth - 1) + #"{"b":{"a":1},"a":1}"#
            + String(repeating: #","a":1}"#, count: depth - 1)
        let line = try line(.json) { $0.info("m", ["f": LogValue.object(value)]) }
        #expect(line.hasSuffix(#""f":"# + expected + "}"))
    }

    @Test("an object of very many fields takes time in proportion, and still no key twice")
    func manyFields() throws {
        let count = 60_000
        let written = try line(.json) { log in
            log.info("m") { fields in
                fields.object("object") {
                    for number in 0..<count { $0[key: "k\(number)"] = number }
                    $0["k7"] = "last"
                }
            }
        }
        #expect(written.contains(#"{"k0":0,"k1":1,"#))
        #expect(written.contains(#""k6":6,"k8":8,"#))
        #expect(written.hasSuffix(#""k59999":59999,"k7":"last"}}"#))
    }
}
