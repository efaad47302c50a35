import Chiplog
import Testing

@Suite struct LogFilterTests {
    private struct CardError: ErrorWithCause {
        var cause: (any Error)?
    }

    private struct TimeoutError: Error {}

    @Test("filters say what a plain implementation over decoded values says", arguments: 0..<200 as Range<UInt64>)
    func properties(seed: UInt64) {
        var generator = SeededGenerator(seed: seed)
        let filters = (0..<40).map { _ in LogFilter.any(using: &generator) }
        let label = SmallWorld.label(using: &generator)
        let answers = answers(of: filters, label: label) { log in
            for _ in 0..<10 {
                let level = LogLevel.allCases.randomElement(using: &generator) ?? .info
                let message = SmallWorld.text(using: &generator)
                let fields = SmallWorld.fields(using: &generator)
                if Bool.random(using: &generator) {
                    log.log(level, message, error: CardError(cause: TimeoutError()), fields)
                } else {
                    log.log(level, message, fields)
                }
            }
        }
        for (event, matches) in answers {
            for (filter, isMatch) in zip(filters, matches) where isMatch != NaiveFilter.matches(filter, event) {
                Issue.record("\(filter) is \(isMatch) for \(event.label) \(event.message) \(event.fields)")
            }
        }
    }

    @Test(
        "what is documented holds",
        arguments: [
            (.atLeast(.warning), true), (.atLeast(.critical), false), (.below(.error), false), (.level(.error), true),
            (.label("db"), true), (.label("d"), false), (.label("db.pool"), true), (.label("db.pool.x"), false),
            (.message("query failed"), true), (.message("query"), false), (.message(.contains("fail")), true),
            (.message(.wildcard("query *")), true), (.message(.wildcard("quer? failed")), true),
            (.field("status", .atLeast(500)), true), (.field("status", .equal(to: 503.0)), true),
            (.field("status", .less(than: 503.5)), true), (.field("status", .notEqual(to: "503")), true),
            (.field("none", .notEqual(to: 1)), false), (.field("none", .exists), false),
            (.field("user.id", .equal(to: 7)), true), (.field("user.name", .exists), false),
            (.field("http.path", .text(.wildcard("/v1/*"))), true), (.field("retry", .equal(to: 2)), true),
            (.field("took", .greater(than: .duration(.milliseconds(250)))), true),
            (.field("status", .oneOf([500, 503])), true), (.field("cause", .text(.contains("51"))), true),
            (.hasError, true), (.error(type: "CardError"), true), (.error(type: "TimeoutError"), true),
            (.error(type: "Error"), false), (.hasTrace, false), (.isSpan, false), (.all([]), true), (.any([]), false),
            (!.everything, false), (.label("db") & .atLeast(.info) & .hasError, true), (.nothing | .label("db"), true),
        ] as [(LogFilter, Bool)])
    func examples(filter: LogFilter, expected: Bool) {
        let answers = answers(of: [filter], label: "db.pool") { log in
            log.error(
                "query failed", error: CardError(cause: TimeoutError()),
                [
                    "status": 503, "user": ["id": 7] as LogFields, "http.path": "/v1/orders", "retry": 1, "retry": 2,
                    "took": Duration.milliseconds(300), "cause": LogErrorValue(type: "T", message: "code 51"),
                ])
        }
        #expect(answers.map(\.matches) == [[expected]])
    }

    @Test("events that bear a trace are told from others")
    func trace() {
        var generator = SeededGenerator(seed: 1)
        let trace = TraceContext(
            traceID: .random(using: &generator), spanID: .random(using: &generator))
        var context = LogContext()
        context.trace = trace
        let answers = answers(of: [.hasTrace]) { log in
            log.info("without")
            context.run { log.info("with") }
        }
        #expect(answers.map(\.matches) == [[false], [true]])
    }

    @Test("a lazy value is computed for a filter that looks at it, and only then")
    func lazy() {
        let computed = FutexMutex(0)
        let log = Log(
            "test",
            pipeline: Pipeline(
                processors: [
                    ProcessorDouble { event in
                        let isThere = LogFilter.field("cart", .exists).matches(event.event)
                        let before = computed.withLock { $0 }
                        let isOne = LogFilter.field("cart.items", .equal(to: 1)).matches(event.event)
                        #expect(isThere && before == 0 && isOne)
                        return .pass
                    }
                ], sinks: [.null]))
        log.info(
            "m",
            [
                "cart": .lazy {
                    computed.withLock { $0 += 1 }
                    return ["items": 1] as LogFields
                }
            ])
        #expect(computed.withLock { $0 } == 1)
    }

    @Test("operators make flat lists, the left asked first")
    func operators() {
        #expect(.hasError & .hasTrace & .isSpan == LogFilter.all([.hasError, .hasTrace, .isSpan]))
        #expect(.hasError | .hasTrace | .isSpan == LogFilter.any([.hasError, .hasTrace, .isSpan]))
        #expect(!.hasError == LogFilter.not(.hasError))
    }

    @Test("a filter says in words what it asks")
    func words() {
        let filter: LogFilter =
            .atLeast(.warning) & (.label("db") | .message(.contains("time\nout"))) & !.field(
                "user.id", .oneOf([1, "a"]))
        #expect(
            filter.description
                == #"level at least warning and (label "db" or message contains "time\nout") and not field "user.id" in [1, "a"]"#
        )
    }
}
