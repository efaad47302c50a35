import Chiplog
import ChiplogCapture
import Testing

@Suite struct LogMaskTests {
    private let log = Log("client")

    /// What `body` logs, as text.
    private func text(_ mask: LogMask = .standard, _ body: () throws -> Void) rethrows -> String {
        try withLogCapture { capture in
            try body()
            return mask.text(of: capture.records)
        }
    }

    private func masked(_ message: String, _ mask: LogMask = .standard) -> String {
        String(text(mask) { log.info("\(message)") }.dropFirst("info client: ".count))
    }

    @Test func aRecordIsALineWithoutPlaceAndTime() {
        let text = text {
            log.error(
                "declined", error: CardError.expired,
                ["code": 51, "text": "51", "list": [1, nil] as LogValue, "ok": true])
            log.info("")
            log.info("two\nlines", ["a b": ["c": "d\n"] as LogValue])
        }
        #expect(
            text == #"""
                error client: declined error=ChiplogCaptureTests.CardError("expired") code=51 text="51" \#
                list=[1, null] ok=true
                info client:
                info client: two\nlines a b={c="d\n"}
                """#)
    }

    @Test func callSitesAreShownWhereAskedFor() {
        withLogCapture { capture in
            log.info("here")
            let text = LogMask.none.text(of: capture.records, callSites: true)
            #expect(text == "info client: here (ChiplogCaptureTests/LogMaskTests.swift:\(#line - 2))")
        }
    }

    @Test func noRecordsAreNoText() {
        #expect(LogMask.standard.text(of: []) == "")
    }

    @Test func equalValuesBecomeEqualSymbolsWhereverTheyStand() {
        let (one, other) = ("550e8400-e29b-41d4-a716-446655440000", "00000000-0000-0000-0000-00000000000A")
        let text = text {
            log.info("sent \(other)", ["request.id": one])
            log.info(
                "answer to \(one.uppercased()), not (\(other))", ["ids": [one, "x-" + other]])
        }
        #expect(
            text == #"""
                info client: sent <uuid-1> request.id=<uuid-2>
                info client: answer to <uuid-2>, not (<uuid-1>) ids=[<uuid-2>, "x-<uuid-1>"]
                """#)
    }

    @Test(arguments: [
        ("at 2026-11-21T07:12:55.120Z.", "at <time-1>."), ("2026-11-21 07:12:55,12", "<time-1>"),
        ("2026-11-21t07:12:55z|2026-11-21T07:12:55.0+00:00|2026-11-21T07:12:55-01:30", "<time-1>|<time-1>|<time-2>"),
        ("12026-11-21T07:12:55Z", "12026-11-21T07:12:55Z"), ("2026-11-21", "2026-11-21"),
        ("2026-11-21T07:12:55Zulu", "2026-11-21T07:12:55Zulu"), ("2026-11-21T07:12:55.", "<time-1>."),
        ("1.5s, 1500ms, 1.50 seconds, 0.0015 s", "<duration-1>, <duration-1>, <duration-1>, <duration-2>"),
        (
            "1us 1µs 1μs 1000ns 0s 0.0ms",
            "<duration-1> <duration-1> <duration-1> <duration-1> <duration-2> <duration-2>"
        ),
        ("-5ms", "-<duration-1>"),
        ("v1.2.3s 4x 5 shoes 3sets HTTP/2 a5s 1_0s", "v1.2.3s 4x 5 shoes 3sets HTTP/2 a5s 1_0s"),
        ("00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01", "00-<trace-1>-<span-1>-01"),
        ("4BF92F3577B34DA6A3CE929D0E0E4736 4bf92f3577b34da6a3ce929d0e0e4736", "<trace-1> <trace-1>"),
        (
            "4111111111111111 1795245175123456 0x00f067aa0ba902b7",
            "4111111111111111 1795245175123456 0x00f067aa0ba902b7"
        ),
        ("550e8400-e29b-41d4-a716-4466554400000", "550e8400-e29b-41d4-a716-4466554400000"),
        ("_550e8400-e29b-41d4-a716-446655440000_", "_<uuid-1>_"),
        ("“550e8400-e29b-41d4-a716-446655440000”", "“<uuid-1>”"),
        ("deadbeef-550e8400-e29b-41d4-a716-446655440000", "deadbeef-<uuid-1>"), ("", ""),
    ])
    func textsAreSearched(message: String, expected: String) {
        #expect(masked(message) == expected)
    }

    @Test func eachMaskLeavesTheOthersAlone() {
        let message = "2026-11-21T07:12:55Z 5ms 550e8400-e29b-41d4-a716-446655440000 00f067aa0ba902b7"
        let words = message.split(separator: " ").map(String.init)
        let symbols = ["<time-1>", "<duration-1>", "<uuid-1>", "<span-1>"]
        for (index, mask) in [LogMask.timestamps, .durations, .uuids, .traceIDs].enumerated() {
            var expected = words
            expected[index] = symbols[index]
            #expect(masked(message, mask) == expected.joined(separator: " "))
            expected = symbols
            expected[index] = words[index]
            #expect(masked(message, .standard.subtracting(mask)) == expected.joined(separator: " "))
        }
        #expect(masked(message, .none) == message)
        #expect(masked(message, [.timestamps, .durations, .uuids, .traceIDs]) == symbols.joined(separator: " "))
    }

    @Test func typedValuesEqualTheTextsOfThemselves() {
        let time = LogTimestamp(nanosecondsSince1970: 1_795_245_175_120_000_000)
        let text = text {
            log.info("\(time)", ["at": time, "next": LogTimestamp(nanosecondsSince1970: 1)])
            log.info("1500ms", ["took": Duration.seconds(1.5), "less": Duration.milliseconds(-1_500)])
        }
        #expect(
            text == """
                info client: <time-1> at=<time-1> next=<time-2>
                info client: <duration-1> took=<duration-1> less=-<duration-1>
                """)
    }

    @Test func fieldsAreMaskedByPathWhateverTheirValue() {
        let text = text([.uuids, .fields("order", "user.id", "error")]) {
            log.info("a", ["order": 17, "user": ["id": 17.0, "name": "x"] as LogValue, "user.id": "17", "id": 17])
            log.info("b", ["order": "550e8400-e29b-41d4-a716-446655440000", "nested": ["order": 17]])
            log.info("c", error: CardError.expired, ["order": [1, 2], "orders": 17])
        }
        #expect(
            text == """
                info client: a order=<value-1> user={id=<value-1> name="x"} user.id=<value-2> id=17
                info client: b order=<uuid-1> nested={order=17}
                info client: c error=<value-3> order=<value-4> orders=17
                """)
    }

    @Test func theTraceIsShownAndItsIDsAreKnownInTexts() {
        let digits = TraceContext(
            traceID: TraceID(high: 0x1111_1111_1111_1111, low: 2), spanID: SpanID(0x3333_3333_3333_3333))
        func inTrace(_ body: () -> Void) {
            var context = LogContext.current
            context.trace = digits
            context.run(body)
        }
        let text = text {
            log.info("before", ["span": "3333333333333333", "card": "4111111111111111"])
            inTrace { log.info("in 11111111111111110000000000000002") }
        }
        #expect(
            text == """
                info client: before span=<span-1> card="4111111111111111"
                info client: in <trace-1> trace=<trace-1> span=<span-1>
                """)
        let plain = self.text(.none) { inTrace { log.info("in") } }
        #expect(plain == "info client: in trace=11111111111111110000000000000002 span=3333333333333333")
    }

    @Test func ofASpanNothingIsLeftThatEverySpanHas() {
        let body = {
            log.withSpan("request") { _ in
                log.withSpan("load", ["took": Duration.milliseconds(5)]) { _ in }
            }
        }
        #expect(
            text(.standard, body) == """
                info client: load (span) took=<duration-1> parent_span_id=<span-1> trace=<trace-1> span=<span-2>
                info client: request (span) trace=<trace-1> span=<span-1>
                """)
        let unmasked = text(.traceIDs, body).split(separator: "\n").last
        #expect(unmasked?.hasPrefix("info client: request (span) start_time=") == true)
        #expect(unmasked?.contains(" duration=") == true)
    }

    @Test(arguments: 0..<50)
    func symbolsAreEqualExactlyWhereValuesAre(seed: UInt64) {
        var random = SeededGenerator(seed: seed)
        let ids = (0..<4).map { _ in TraceID.random(using: &random).description }
        let uuids = ids.map { id in
            [8, 4, 4, 4, 12].reduce(into: (rest: id[...], parts: [Substring]())) { state, count in
                state.parts.append(state.rest.prefix(count))
                state.rest = state.rest.dropFirst(count)
            }.parts.joined(separator: "-")
        }
        let drawn = (0..<12).map { _ in Int.random(in: 0..<4, using: &random) }
        let message = drawn.map { Bool.random(using: &random) ? uuids[$0] : uuids[$0].uppercased() }.joined(
            separator: "/")
        let symbols = masked(message).split(separator: "/").map(String.init)
        var order: [Int] = []
        for index in drawn where !order.contains(index) { order.append(index) }
        #expect(symbols == drawn.map { "<uuid-\((order.firstIndex(of: $0) ?? -9) + 1)>" })
    }
}

private enum CardError: Error {
    case expired
}
