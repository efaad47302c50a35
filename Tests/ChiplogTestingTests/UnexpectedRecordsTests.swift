import Testing

@testable import ChiplogTesting

private let log = Log("checkout")

@Suite struct UnexpectedRecordsTests {
    private func failure(from level: LogLevel, _ body: (LogCapture) -> Void) -> String? {
        withLogCapture { capture in
            body(capture)
            return UnexpectedRecords(from: level, in: capture).failure
        }
    }

    @Test func whatIsBelowTheLevelIsNoFailure() {
        #expect(failure(from: .error) { _ in log.warning("low stock") } == nil)
    }

    @Test func whatAnExpectationHasMatchedIsNoFailure() {
        let failure = failure(from: .warning) { capture in
            log.error("declined", ["code": 51])
            log.warning("retrying")
            expectLogged(.error, "declined", in: capture)
            expectLogged(.warning, in: capture)
        }
        #expect(failure == nil)
    }

    @Test func theOthersAreMarkedAmongAllThatWasLogged() throws {
        let line = #line + 4
        let failure = failure(from: .error) { capture in
            log.info("charging card", ["amount": 1200])
            log.error("declined", ["code": 5])
            log.error("declined", ["code": 51])
            log.critical("no connection")
            expectLogged(.error, "declined", ["code": 5], in: capture)
        }
        let lines = try #require(failure).split(separator: "\n").map(String.init)
        #expect(
            lines == [
                "logged error or above, and nothing expected it: error \"declined\" at \(#fileID):\(line), and 1 more",
                "    1 info     charging card  amount=1200",
                "    2 error    declined       code=5",
                "  ✗ 3 error    declined       code=51      UnexpectedRecordsTests.swift:\(line)",
                "  ✗ 4 critical no connection               UnexpectedRecordsTests.swift:\(line + 1)",
                "    where it is meant to be logged, say so: expectLogged(.error, \"declined\")",
            ])
    }

    @Test func aSecretIsNotNamed() {
        let failure = failure(from: .error) { capture in
            log.error("bad password hunter2")
            capture.conceal("hunter2")
        }
        #expect(failure?.hasPrefix("logged error or above, and nothing expected it: error at \(#fileID):") == true)
        #expect(failure?.hasSuffix("say so: expectLogged(.error)") == true && failure?.contains("hunter2") == false)
    }

    @Test(arguments: [
        "declined", "", #"card "gold""#, #"C:\(temp)\n"#, "two\nlines", "\u{1B}[31mred\u{0}", ##"a"#b"##,
        String(repeating: "é\"", count: 100),
    ])
    func whatItSuggestsIsSwift(message: String) throws {
        let failure = failure(from: .error) { _ in log.error("\(message)") }
        let call = try #require(failure?.split(separator: "say so: expectLogged(.error, ").last)
        var scanner = SwiftScanner(SwiftSource(Array(call.utf8)), at: 0)
        #expect(SwiftStringLiteral(&scanner)?.value == message)
    }

    @Test func forALongMessageItSuggestsTheBeginning() {
        let beginning = String(repeating: "a", count: 200)
        let failure = failure(from: .error) { _ in log.error("\(beginning)bcd") }
        #expect(failure?.hasSuffix(#"say so: expectLogged(.error, .contains("\#(beginning)"))"#) == true)
    }

    @Test func whatStrayedInMayBeAnothersAndSaysSo() async throws {
        let failure = await withLogCapture(scope: .process) { capture in
            await Task.detached { log.critical("no connection") }.value
            return UnexpectedRecords(from: .critical, in: capture).failure
        }
        #expect(try #require(failure).hasSuffix("may be another's that has no capture and runs beside it"))
    }

    @Test func aTestWhoseSuiteFailsOnErrorsFailsAtItsOwnLine() async throws {
        let test = try #require(Test.current)
        try await withKnownIssue {
            try await LogCapturingTrait(failOn: .error).provideCaseScope(for: test) {
                log.error("declined")
            }
        } matching: { issue in
            issue.comments.first?.rawValue.hasPrefix("logged error or above, and nothing expected it:") == true
                && issue.comments.count == 1 && issue.sourceLocation == test.sourceLocation
        }
    }

    @Test func aTestThatThrowsFailsForThatReasonOnly() async throws {
        struct Broken: Error {}
        let test = try #require(Test.current)
        await #expect(throws: Broken.self) {
            try await LogCapturingTrait(failOn: .error).provideCaseScope(for: test) {
                log.error("declined")
                throw Broken()
            }
        }
    }

    @Test func whatWasDroppedMayHaveBeenUnexpected() {
        let failure = withLogCapture(bound: .init(first: 1, last: 0)) { capture in
            for _ in 0..<3 { Checkout.log.info("step") }
            return UnexpectedRecords(from: .error, in: capture).failure
        }
        #expect(
            failure == """
                cannot tell whether error or above was logged unexpectedly (not in 1 record, but 2 more dropped by the \
                capture's bound; raise the bound)
                """)
    }

    @Test func whatWasDroppedIsSaidBesideWhatWasNot() {
        let failure = withLogCapture(bound: .init(first: 1, last: 0)) { capture in
            for _ in 0..<3 { Checkout.log.error("declined") }
            return UnexpectedRecords(from: .error, in: capture).failure
        }
        #expect(failure?.split(separator: "\n").first?.hasSuffix(" (2 more dropped by the capture's bound)") == true)
    }

    @Test func toDrainAnErrorIsNotToExpectIt() async throws {
        let test = try #require(Test.current)
        try await withKnownIssue {
            try await LogCapturingTrait(failOn: .error).provideCaseScope(for: test) {
                log.error("declined")
                log.error("declined again")
                expectLogged("declined")
                #expect(logs.drain().count == 2)
                log.info("next")
            }
        } matching: { issue in
            let lines = issue.comments.first?.rawValue.split(separator: "\n") ?? []
            return lines.first?.hasPrefix(
                #"logged error or above, and nothing expected it: error "declined again" at "#)
                == true && lines.dropFirst().first?.hasPrefix("  ✗ 2 error    declined again ") == true
                && lines.dropFirst(2) == [
                    "    3 info     next",
                    "    where it is meant to be logged, say so: logs.claim(…) of what drain() has returned",
                ]
        }
    }

    @Test(.capturingLogs(failOn: .error)) func whatIsDrainedCanBeClaimedBeforeAndAfter() {
        log.error("one")
        expectLogged("one")
        log.error("two")
        logs.claim(logs.drain())
    }

    @Test func whatIsDrainedBeyondTheBoundCountsAsDropped() {
        let failure = withLogCapture(bound: .init(first: 2, last: 0)) { capture in
            capture.expectClaims(from: .error)
            for _ in 1...2 {
                for _ in 1...2 { log.error("declined") }
                _ = capture.drain()
            }
            return UnexpectedRecords(from: .error, in: capture).failure
        }
        #expect(failure?.contains(", and 1 more (2 more dropped by the capture's bound)\n") == true)
    }
}
