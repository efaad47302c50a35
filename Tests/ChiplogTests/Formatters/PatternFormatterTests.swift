import Chiplog
import Testing

@Suite struct PatternFormatterTests {
    private struct Declined: ErrorWithCause, CustomStringConvertible {
        var description = "declined"
        var cause: (any Error)? { NoAnswer() }
    }

    private struct NoAnswer: Error, CustomStringConvertible { var description = "no\nanswer" }

    private func write(_ pattern: String, _ fields: LogFields = [:], error: (any Error)? = nil) throws -> String {
        var context = LogContext()
        context.trace = TraceContext(traceID: TraceID(high: 1, low: 2), spanID: SpanID(3))
        return try line(.pattern(pattern)) { log in
            context.run {
                log.warning("order\nplaced", error: error, fields, file: "Shop/Pay.swift", function: "pay()", line: 7)
            }
        }
    }

    @Test(
        "each placeholder stands for its part",
        arguments: [
            ("{time}", "2026-11-21T07:12:55.123456Z"), ("{time:unix-ms}", "1795245175123"),
            ("{time:time-of-day}", "07:12:55.123"), ("{level}", "warning"), ("{LEVEL}", "WARNING"),
            ("{severity}", "13"), ("{label}", "shop"), ("{message}", #"order\nplaced"#),
            ("{source}", "Shop/Pay.swift:7"), ("{file}", "Shop/Pay.swift"), ("{line}", "7"), ("{function}", "pay()"),
            ("{trace_id}", "00000000000000010000000000000002"), ("{span_id}", "0000000000000003"),
            ("{fields}", #"order=42 note="a b" user.id=3 list="[1,\"x\"]""#), ("{field.order}", "42"),
            ("{field.note}", "a b"), ("{field.user.id}", "3"), ("{field.list}", #"[1,"x"]"#),
            ("{field.user}", #"{"id":3}"#), ("literal", "literal"), ("{{}}", "{}"), ("{{{level}}}", "{warning}"),
            ("[{level:>9}]", "[  warning]"), ("[{level:9}]", "[warning  ]"), ("[{level:^10}]", "[ warning  ]"),
            ("[{level:.4}]", "[war…]"), ("[{level:>6.4}]", "[  war…]"), ("[{level:.7}]", "[warning]"),
            ("[{level:.1}]", "[…]"), ("Größe {label}", "Größe shop"),
        ])
    func placeholders(pattern: String, expected: String) throws {
        let fields: LogFields = [
            "order": 42, "note": "a b", "user": ["id": 3] as LogFields, "list": [1, "x"] as LogValue,
        ]
        #expect(try write(pattern, fields) == expected)
    }

    @Test("a field is found by its own name or through objects, the last one counts")
    func fields() throws {
        #expect(try write("{field.a}", ["a": 1, "a": 2]) == "2")
        #expect(try write("{field.a.b}", ["a.b": 1]) == "1")
        #expect(try write("{field.a.b}", ["a": ["b": 1, "b": 2] as LogFields]) == "2")
        #expect(try write("{field.a.b}", ["a": ["b": 1] as LogFields, "a.b": 2]) == "2")
        #expect(try write("{field.a.b}", ["a.b": 2, "a": ["c": 1] as LogFields]) == "2")
        #expect(try write("{field.a.b.c}", ["a.b": ["c": 1] as LogFields]) == "1")
        #expect(try write("{field.a.b.c}", ["a": ["b": ["c": 1] as LogFields] as LogFields]) == "1")
        #expect(try write("x{field.a.b}", ["a": 1, "ab": 2, "b": 3]) == "x")
        #expect(try write("{field.e}", ["e": LogErrorValue(type: "T", message: "m")]) == "m")
        #expect(try write("{field.b}", ["b": [1, 2, 3, 4] as [UInt8]]) == "AQIDBA==")
        #expect(try write("{field.t}", ["t": "x\u{1B}[2J"]) == "x\\u001b[2J")
        #expect(try write("{field.t}", ["t": .lazy { "x y" }]) == "x y")
    }

    @Test("what has nothing to say takes along the space before it, unless it has a width")
    func absent() throws {
        #expect(try write("a {fields} b") == "a b")
        #expect(try write("a {error} {field.x} b {fields}") == "a b")
        #expect(try write("a {field.x:3} b") == "a     b")
        #expect(try write("a[{field.x}]") == "a[]")
        #expect(try line(.pattern("{message} {trace_id} {span_id}")) { $0.info("m") } == "m")
        #expect(try write("a {field.x} b", ["x": ""]) == "a b")
    }

    @Test("an error stands among the fields unless it has a place of its own")
    func errors() throws {
        let sentence =
            "ChiplogTests.PatternFormatterTests.Declined: declined; "
            + "caused by ChiplogTests.PatternFormatterTests.NoAnswer: no\\nanswer"
        #expect(try write("{fields}", ["a": 1], error: Declined()).hasPrefix("error=declined error.type=Chiplog"))
        #expect(try write("{fields}|{error}", ["a": 1], error: Declined()) == "a=1|" + sentence)
        #expect(try write("{error}", ["a": 1], error: Declined()) == sentence)
    }

    @Test("a pattern that says what text says writes what text writes, whatever the event")
    func text() throws {
        var generator = SeededGenerator(seed: 3)
        let folder = TemporaryFolder()
        let pattern = try PatternFormatter("{time} {LEVEL:<8} {label}: {message} {fields}")
        let sinks = [
            try FileSink(folder.file("pattern"), format: pattern), try FileSink(folder.file("text"), format: .text),
        ]
        let pipeline = Pipeline(level: .trace, sinks: sinks, clock: .fixed)
        for number in 0..<2000 {
            var event = HostileEvent(using: &generator, number: number)
            event.trace = nil
            event.log(to: pipeline)
        }
        try pipeline.shutdown()
        let (patterned, text) = (folder.lines("pattern"), folder.lines("text"))
        #expect(patterned.count == 2000 && text.count == 2000)
        for (one, other) in zip(patterned, text) where one != other {
            Issue.record("\(one)\nis not\n\(other)")
        }
    }

    @Test("widths hold for text of any kind, counted in scalars; nothing but what is too long is cut")
    func widths() throws {
        var generator = SeededGenerator(seed: 4)
        for _ in 0..<100 {
            let text = HostileText.string(using: &generator)
            let least = Int.random(in: 1...20, using: &generator)
            let most = Int.random(in: 1...30, using: &generator)
            let whole = Array(try line(.pattern("{message}.")) { $0.info(text) }.unicodeScalars.dropLast())
            for (sign, alignment) in [("<", 0.0), ("^", 0.5), (">", 1.0)] {
                let pattern = "\(alignment == 0 ? "" : sign)\(least).\(most)"
                let written = Array(
                    try line(.pattern("{message:\(pattern)}.")) { $0.info(text) }.unicodeScalars.dropLast())
                let kept = whole.count <= most ? whole : whole.prefix(most - 1) + ["…"]
                let missing = max(0, least - kept.count)
                let before = Int(Double(missing) * alignment)
                let space = Unicode.Scalar(UInt8(ascii: " "))
                let padded =
                    Array(repeating: space, count: before) + kept + Array(repeating: space, count: missing - before)
                #expect(written == padded, "\(pattern) of \(text.debugDescription)")
            }
        }
    }

    @Test(
        "a pattern that cannot be read is refused: where, why, what was meant",
        arguments: [
            ("", nil, "pattern format: the pattern is empty"), ("{", 1, "the placeholder has no \"}\""),
            ("ab {level", 4, "the placeholder has no \"}\""), ("a}b", 2, "\"}\" closes nothing"),
            ("{mesage}", 2, "there is no placeholder \"mesage\"; did you mean \"message\"?"),
            ("x {zzzzzzz}", 4, "there is no placeholder \"zzzzzzz\"; there are time, level, LEVEL"),
            ("{}", 2, "there is no placeholder \"\""), ("{field.}", 2, "needs a name"),
            ("{time:unix}", 7, "\"unix\" is no form of time"), ("{time:unix_ms}", 7, "did you mean \"unix-ms\"?"),
            ("{level:}", 8, "\"\" is no width"), ("{level:>}", 9, "\"\" is no width"),
            ("{level:x}", 8, "\"x\" is no width"), ("{level:0}", 8, "\"0\" is no width"),
            ("{level:-3}", 8, "\"-3\" is no width"), ("{level:+3}", 8, "\"+3\" is no width"),
            ("{level:٣}", 8, "\"٣\" is no width"), ("{level:3.}", 10, "\"\" is no width"),
            ("{level:3.x}", 10, "\"x\" is no width"), ("{level:1001}", 8, "at most 1000"),
            ("{level:99999999999999999999}", 8, "is no width"), ("{level:>.1001}", 10, "at most 1000"),
            ("a\nb", 2, "a control character or line end"), ("a\u{1B}[31m", 2, "a control character or line end"),
            ("a\u{2028}", 2, "a control character or line end"), ("\r\n", 1, "a control character or line end"),
        ] as [(String, Int?, String)])
    func refusals(pattern: String, position: Int?, sentence: String) {
        #expect {
            try PatternFormatter(pattern)
        } throws: { error in
            guard let error = error as? FormatError else { return false }
            let place = position.map { "pattern format, character \($0): " } ?? ""
            return error.position == position && error.description.hasPrefix(place)
                && error.description.contains(sentence)
        }
    }
}
