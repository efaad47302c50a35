import Testing

@testable import ChiplogTesting

@Suite(.capturingLogs) struct ExpectTraceContextTests {
    private func failure(
        _ pattern: LogPattern, _ records: [CapturedRecord], trace: TraceID? = nil, droppedCount: Int = 0
    ) -> String? {
        TraceContextCheck(trace: trace, pattern: pattern, log: SearchedLog(records, droppedCount: droppedCount)).failure
    }

    @Test("it returns the records, when all of them belong to a trace, or to the one that is given")
    func matching() {
        let caller = MockTraceContext()
        caller.run {
            TracedShop.log.info("one")
            TracedShop.log.withSpan("two") { _ in TracedShop.log.info("three") }
        }
        #expect(expectTraceContext().map(\.message) == ["one", "three", "two"])
        #expect(expectTraceContext(caller.trace, on: LogPattern(.info, "one")).count == 1)
    }

    @Test("failing, it fails the test at its line")
    func failing() {
        TracedShop.log.info("outside")
        withKnownIssue {
            #expect(expectTraceContext().isEmpty)
        } matching: { issue in
            issue.comments.first?.rawValue.hasPrefix(
                "expected a trace context on every record (1 of 1 record without it)")
                == true && issue.sourceLocation?.line == #line - 4
        }
    }

    @Test("the failure shows which records are outside of the trace, and where they are instead")
    func outside() throws {
        let records = TracedShop.records { clock in
            TracedShop.serve(clock)
            TracedShop.log.info("more")
        }
        func line(_ message: String) -> String {
            "TracedShop.swift:\(records.first { $0.message == message }?.callSite.line ?? 0)"
        }
        let trace = try #require(records[0].trace)
        let other = try #require(records.first { $0.message == "refresh" }?.trace)
        let infos = LogPattern(.info).where(.not(.field("start_time", .exists)))
        let lines = try #require(failure(infos, records, trace: trace.traceID)).split(separator: "\n")
        #expect(
            lines.first
                == "expected trace \(trace.traceID) on each of these: \(infos) (2 of 3 records without it)")
        #expect(lines.filter { $0.hasPrefix("  ✗") }.count == 2)
        #expect(lines.suffix(2) == ["    record 7 belongs to no trace", "    record 8 belongs to no trace"])
        let refresh = try #require(failure(LogPattern(nil, "refresh"), records, trace: trace.traceID))
        #expect(refresh.hasSuffix("    record 6 belongs to trace \(other.traceID), span \(other.spanID)"))
    }

    @Test("no such record is a failure, and so is it when some were dropped")
    func unknown() {
        let records = Checkout.records { MockTraceContext().run { Checkout.log.info("hello") } }
        #expect(
            failure("hullo", records)?.hasPrefix(#"expected log not found: "hullo" (searched 1 record"#) == true)
        #expect(failure("hello", records) == nil)
        #expect(
            failure("hello", records, droppedCount: 2) == """
                cannot tell whether each of these has a trace context: "hello" (1 has, but 2 more dropped by the \
                capture's bound; raise the bound)
                """)
    }
}
