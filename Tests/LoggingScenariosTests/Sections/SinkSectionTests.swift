import Testing

@testable import LoggingScenarios

@Suite("sink")
struct SinkSectionTests {
    @Test("without the section lines are thrown away")
    func defaults() throws {
        #expect(try settings("").sink.kind == .null)
    }

    @Test(
        "a string stands for a sink that needs no more",
        arguments: [SinkSection.Kind.null, .file, .slow, .capture, .captureSearch])
    func shorthand(kind: SinkSection.Kind) throws {
        let sink = try settings(#""sink": "\#(kind.rawValue)""#).sink
        #expect(sink.kind == kind)
        #expect(sink.buffer == 65_536)
        #expect(sink.stall.every == 1000)
        #expect(sink.stall.duration == .milliseconds(5))
    }

    @Test("every key is taken by the kinds that have it")
    func keys() throws {
        #expect(try settings(#""sink": { "kind": "file", "buffer": 0 }"#).sink.buffer == 0)
        let slow = try settings(
            #""sink": { "kind": "slow", "buffer": "1MiB", "stall_every": 7, "stall": "50us" }"#
        ).sink
        #expect(slow.buffer == 1 << 20)
        #expect(slow.stall.every == 7)
        #expect(slow.stall.duration == .microseconds(50))
    }

    @Test("every fault has a name", arguments: FaultySink.Fault.allCases)
    func faults(fault: FaultySink.Fault) throws {
        let sink = try settings(#""sink": { "kind": "faulty", "fault": "\#(fault.rawValue)", "fault_every": 2 }"#).sink
        #expect(sink.fault == fault)
        #expect(sink.faultEvery == 2)
    }

    @Test(
        "what is wrong is said with its line and path",
        arguments: [
            (
                #""sink": "fille""#,
                #"2: $.sink: expected one of "null", "count", "dev-null", "file", "rotating", "pipe", "memory", "slow", "failing", "full-disk", "fan-out", "faulty", "capture", "capture-search", found "fille"; did you mean "file"?"#
            ),
            (#""sink": {}"#, #"2: $.sink: missing key "kind""#),
            (#""sink": { "knid": "file" }"#, #"2: $.sink: missing key "kind"; found the unknown key "knid""#),
            (
                "\"sink\": {\n\"kind\": \"file\",\n\"bufer\": 1 }",
                #"4: $.sink.bufer: unknown key; did you mean "buffer"?"#
            ),
            (
                #""sink": { "kind": "file", "buffer": -1 }"#,
                #"2: $.sink.buffer: expected a size in bytes, such as 500, "500B", "64KiB" or "1MiB", "#
                    + "found the negative -1"
            ),
            (#""sink": { "kind": "null", "buffer": 1 }"#, "2: $.sink.buffer: unknown key"),
            (#""sink": { "kind": "file", "stall": "1s" }"#, "2: $.sink.stall: unknown key"),
            (
                #""sink": { "kind": "slow", "stall_every": 0 }"#,
                "2: $.sink.stall_every: expected an integer from 1 to 1000000000, found 0"
            ),
            (
                #""sink": { "kind": "slow", "stall": "5" }"#,
                #"2: $.sink.stall: expected a duration, such as "5s", "200ms", "50us", "10ns" or "2min", found "5""#
            ),
            (
                #""sink": { "kind": "failing", "fail_every": 3, "fail_count": 3 }"#,
                "2: $.sink: of 3 writes 3 fail: none would ever succeed"
            ),
            (#""sink": "fan-out""#, #"2: $.sink: missing key "sinks""#),
            (#""sink": { "kind": "fan-out", "sinks": ["file"] }"#, "2: $.sink.sinks: expected 2 to 8 sinks"),
            (
                #""sink": { "kind": "fan-out", "sinks": ["file", "slow"] }"#,
                #"2: $.sink.sinks[1]: a fan-out has sinks of the kinds "null", "count", "dev-null" and "file", not "slow""#
            ),
            (#""sink": { "kind": "memory", "keep": 5 }"#, "2: $.sink.keep: unknown key"),
            (#""sink": "faulty""#, #"2: $.sink: missing key "fault""#),
            (
                #""sink": { "kind": "faulty", "fault": "loose" }"#,
                #"2: $.sink.fault: expected one of "lose", "double", "tear", "reorder", found "loose"; "#
                    + #"did you mean "lose"?"#
            ),
            (
                #""sink": { "kind": "faulty", "fault": "lose", "fault_every": 1 }"#,
                "2: $.sink.fault_every: expected an integer from 2 to 1000000000, found 1"
            ),
        ])
    func errors(sections: String, sentence: String) {
        #expect(refusal(of: sections) == "sample.json:" + sentence)
    }
}
