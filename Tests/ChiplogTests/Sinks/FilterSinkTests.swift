import Chiplog
import Testing

@Suite struct FilterSinkTests {
    @Test("each sink gets what its filter matches, and counts the rest as filtered")
    func routing() {
        let errors = KeepingSink()
        let audit = KeepingSink()
        let all = KeepingSink()
        let pipeline = Pipeline(
            level: .trace,
            sinks: [
                .filter(.atLeast(.error), errors), .filter(.label("audit") | .level(.debug), .async(audit)), all,
            ])
        for label in ["audit.login", "auditor", "db"] {
            let log = Log(label, pipeline: pipeline)
            for level in LogLevel.allCases { log.log(level, "x") }
        }
        try? pipeline.flush()
        #expect(errors.events.map(\.level) == [.error, .critical, .error, .critical, .error, .critical])
        #expect(audit.events.map(\.label) == Array(repeating: "audit.login", count: 7) + ["auditor", "db"])
        #expect(all.events.count == 21)
        let counters = pipeline.counters
        #expect(counters.accepted == 21)
        #expect(counters.sinks.map(\.filtered) == [15, 12, 0])
        #expect(counters.sinks.map(\.written) == [6, 9, 21])
    }

    @Test("behind a filter a lazy value is computed only for what the filter lets pass")
    func lazies() {
        let calls = LogLazyValueTests.Calls()
        let sink = KeepingSink()
        let pipeline = Pipeline(sinks: [.filter(.message(.contains("keep")), .async(sink))])
        let log = Log("test", pipeline: pipeline)
        log.info("leave", ["lazy": calls.value])
        log.info("keep", ["lazy": calls.value])
        try? pipeline.flush()
        #expect(calls.number == 1)
        #expect(sink.events.map { $0.fields["lazy"] } == ["computed 1"])
    }
}
