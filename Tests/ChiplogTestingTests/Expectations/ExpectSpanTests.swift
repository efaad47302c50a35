import Testing

@testable import ChiplogTesting

@Suite(.capturingLogs) struct ExpectSpanTests {
    private func failure(_ pattern: SpanPattern, _ records: [CapturedRecord], droppedCount: Int = 0) -> String? {
        SpanCheck(pattern: pattern, log: SearchedLog(records, droppedCount: droppedCount)).failure
    }

    @Test("it returns what matches, by name, attributes, parent, status and what was logged in the span")
    func matching() throws {
        TracedShop.serve(ManualClock())
        let request = try #require(expectSpan(named: "GET /orders", parent: .root, status: .ok).first)
        let charge = expectSpan(
            named: .wildcard("charge*"), ["order": .in(40...42)], parent: request, status: .error(),
            containing: [LogPattern(.warning, "retrying")])
        #expect(charge.map(\.name) == ["charge card"])
        expectSpan(named: "charge card", status: .error("declined"))
        expectSpan(named: "GET /orders", containing: ["token accepted", "retrying"])
        #expect(
            expectSpan(named: .contains("r")).map(\.name) == ["authorize", "charge card", "GET /orders", "refresh"])
        #expect(expectSpan(named: "GET /orders", parent: nil).count == 1)
    }

    @Test("requireSpan returns the first, or fails and ends the test")
    func requiring() throws {
        TracedShop.serve(ManualClock())
        let request = try requireSpan(named: "GET /orders", parent: .root)
        #expect(try requireSpan(named: .contains("r"), parent: request).name == "authorize")
        // Where the macro stands, in whose expansion the call is.
        let line = #line + 2
        withKnownIssue {
            #expect(throws: LogRequirementFailed.self) {
                try requireSpan(named: "charge card", ["order": 42])
            }
        } matching: { issue in
            issue.comments.first?.rawValue.hasPrefix(#"expected span not found: "charge card" [order=42] ("#) == true
                && issue.sourceLocation?.line == line
        }
    }

    @Test("what a pattern says is secret is not shown")
    func secretsOfPatterns() {
        TracedShop.log.withSpan("login", ["password": "hunter2"]) { _ in }
        TracedShop.log.info("logged in", ["password": "hunter2"])
        withKnownIssue {
            expectSpan(named: "logout", ["password": .secret("hunter2")])
            expectTraceContext(on: LogPattern(nil, "logged in", ["password": .secret("hunter2")]))
        } matching: {
            !"\($0)".contains("hunter2")
        }
        #expect(!CapturedLogText(logs).whole.contains("hunter2"))
    }

    @Test("what it has found counts as expected")
    func claiming() {
        let capture = withLogCapture { capture in
            TracedShop.log.withSpan("work", level: .error) { _ in TracedShop.log.error("failed") }
            TracedShop.log.error("failed elsewhere")
            expectSpan(named: "work", containing: ["failed"], in: capture)
            return capture
        }
        #expect(capture.unexpectedRecords(from: .error).map(\.message) == ["failed elsewhere"])
    }

    @Test("failing, it fails the test at its line")
    func failing() {
        TracedShop.serve(ManualClock())
        withKnownIssue {
            expectSpan(named: "refund")
        } matching: { issue in
            issue.comments.first?.rawValue.hasPrefix(#"expected span not found: "refund" (searched 4 spans)"#) == true
                && issue.sourceLocation?.fileID == #fileID && issue.sourceLocation?.line == #line - 3
        }
    }

    @Test("the failure shows what keeps the span of that name from being the one")
    func nearMiss() {
        let records = TracedShop.records()
        let place = TracedShop.line(of: "charge card", in: records)
        let refresh = SpanLog(records).spans.last
        let pattern = SpanPattern(
            name: "charge card", parent: refresh, attributes: ["order": 42, "user.id": .any], status: .ok,
            records: ["token accepted", LogPattern(.error)])
        #expect(
            failure(pattern, records) == """
                expected span not found: "charge card" [order=42 user.id=<any>], child of "refresh", status ok, with record \
                "token accepted", with record error (searched 4 spans, 1 near miss)
                    GET /orders    ok                0.004s
                      authorize    unset             0.001s
                  ≈   charge card  error "declined"  0.003s  order=41  \(place)
                      ^ order is 41, expected 42
                      ^ user.id is missing, expected <any>
                      ^ its status is error "declined", expected ok
                      ^ its parent is "GET /orders", expected "refresh"
                      ^ record "token accepted" was not logged in it, but in "authorize" (record 1)
                      ^ no record error was logged in it
                    refresh        unset             0s
                """)
    }

    @Test("a span with another name and all the rest is a near miss, one with nothing but the status is none")
    func otherName() {
        let records = TracedShop.records()
        let place = TracedShop.line(of: "charge card", in: records)
        #expect(
            failure(SpanPattern(name: "charge the card", attributes: ["order": 41]), records) == """
                expected span not found: "charge the card" [order=41] (searched 4 spans, 1 near miss)
                    GET /orders    ok                0.004s
                      authorize    unset             0.001s
                  ≈   charge card  error "declined"  0.003s  order=41  \(place)
                      ^ expected "charge the card"
                    refresh        unset             0s
                """)
        #expect(failure(SpanPattern(name: "x", status: .ok), records)?.contains("≈") == false)
    }

    @Test("a parent is told by its name, or by its ids where it is no captured span")
    func parents() {
        let caller = MockTraceContext.remoteCaller(ids: .sequential(seed: 0x5419))
        let records = TracedShop.records { clock in caller.run { TracedShop.serve(clock) } }
        func note(_ name: TextPattern, _ parent: any SpanParent) -> String? {
            failure(SpanPattern(name: name, parent: parent), records)?.split(separator: "\n").last { $0.contains("^") }
                .map { $0.drop { $0 != "^" }.description }
        }
        let ids = "span \(caller.spanID) of trace \(caller.traceID)"
        #expect(note("GET /orders", .root) == "^ its parent is \(ids), expected none")
        #expect(note("authorize", caller) == "^ its parent is \"GET /orders\", expected \(ids)")
        #expect(note("refresh", caller) == nil)
        #expect(note("idle", caller) == "^ expected \"idle\"")
        let other = MockTraceContext(ids: .sequential(seed: 0x5429))
        #expect(
            note("refresh", other) == "^ its parent is \(ids), expected span \(other.spanID) of trace \(other.traceID)")
        let own = TracedShop.records()
        #expect(
            failure(SpanPattern(name: "refresh", parent: caller), own)?.contains("^ it has no parent, expected \(ids)")
                == true)
    }

    @Test("where no span has ended the failure names the likely cause")
    func none() {
        let empty = failure(SpanPattern(name: "work"), [])
        #expect(
            empty == """
                expected span not found: "work" (searched 0 spans)
                    no span has ended within the capture; one is captured when it ends, where its level is on and its
                    trace is sampled, and from a detached task, dispatch queue or thread where that carries the context
                """)
        let underWay = TracedShop.records { _ in
            let span = TracedShop.log.startSpan("work")
            span.context.run { TracedShop.log.info("half done") }
            // Let go of after the records have been looked at.
            Self.kept.withLock { $0 = span }
        }
        #expect(
            failure(SpanPattern(name: "work"), underWay, droppedCount: 1) == """
                expected span not found: "work" (searched 0 spans, 1 record dropped by the capture's bound)
                    1 record is of a span that was not captured: has it ended yet?
                """)
    }

    private static let kept = FutexMutex<Span?>(nil)

    @Test("a span that holds what may never be logged is in its place, and nothing of it is shown")
    func secrets() {
        var log = SearchedLog(
            TracedShop.records { _ in
                TracedShop.log.withSpan("outer hunter2") { _ in
                    TracedShop.log.withSpan("login", ["password": "hunter2"]) { _ in TracedShop.log.info("checked") }
                    TracedShop.log.withSpan("audit") { _ in }
                }
            })
        log.secrets = ["hunter2"]
        let outer = log.records.last?.trace
        let check = SpanCheck(pattern: SpanPattern(name: "audit", parent: .root, records: ["checked"]), log: log)
        let place = TracedShop.line(of: "audit", in: log.records).replacing("TracedShop", with: "ExpectSpanTests")
        let login = log.records.first?.trace
        #expect(
            check.failure == """
                expected span not found: "audit", without a parent, with record "checked" (searched 3 spans, 1 near miss)
                    (holds a secret)           0s
                      (holds a secret)         0s
                  ≈   audit             unset  0s  \(place)
                      ^ its parent is span \(outer.map(\.spanID.description) ?? "") of trace \
                \(outer.map(\.traceID.description) ?? ""), expected none
                      ^ record "checked" was not logged in it, but in span \(login.map(\.spanID.description) ?? "") \
                of trace \(login.map(\.traceID.description) ?? "") (record 1)
                """)
    }

    @Test("of many spans the twenty around the nearest miss are shown")
    func many() throws {
        let records = TracedShop.records { _ in
            for number in 1...50 { TracedShop.log.withSpan(number == 20 ? "odd" : "even") { _ in } }
        }
        let lines = try #require(failure(SpanPattern(name: "odd", attributes: ["a": 1]), records)).split(
            separator: "\n")
        #expect(lines[1] == "    … 9 before" && lines[12].hasPrefix("  ≈ odd "))
        #expect(lines[13] == "    ^ a is missing, expected 1" && lines.last == "    … 21 after")
        #expect(lines.count == 24)
    }

    @Test("long names and values are cut")
    func long() throws {
        let long = String(repeating: "é", count: 5_000)
        let records = TracedShop.records { _ in
            TracedShop.log.withSpan("long \(long)", ["text": long]) { _ in }
        }
        let words = try #require(failure(SpanPattern(name: "short"), records))
        #expect(words.split(separator: "\n").allSatisfy { $0.count < 200 })
    }
}
