import Testing

@testable import ChiplogTesting

/// A mark, or a record to look behind, of another capture than the one that is searched.
@Suite(.capturingLogs) struct ForeignMarkTests {
    /// Each finds what it wants if the mark is left out of account.
    private static let expectations: [@Sendable (LogCapture.Mark) async throws -> Void] = [
        { expectLogged("event", since: $0) },
        { expectLogged(.error, "event", since: $0) },
        { expectLogged(.error, ["n": 1], since: $0) },
        { expectLogged(["event", "event"], since: $0) },
        { expectNotLogged("other", since: $0) },
        { expectNotLogged(.error, ["n": 2], since: $0) },
        { expectNoLogs(from: .critical, since: $0) },
        { try requireLogged("event", since: $0) },
        { try await nextLog("event", after: $0) },
        { expectSpan(named: "work", since: $0) },
        { expectTraceContext(on: "work", since: $0) },
    ]

    private func log() {
        let log = Log("foreign")
        for _ in 1...2 { log.error("event", ["n": 1]) }
        log.withSpan("work") { _ in }
    }

    @Test(arguments: expectations.indices)
    func itFailsEveryExpectation(index: Int) async throws {
        let foreign = withLogCapture { $0.mark() }
        log()
        await withKnownIssue {
            try? await Self.expectations[index](foreign)
        } matching: { issue in
            issue.comments.first?.rawValue == LogCapture.foreignMark && issue.sourceLocation?.fileID == #fileID
        }
        try await Self.expectations[index](.start)
    }
}

@Suite(.capturingLogs) struct LevelAndFieldsTests {
    @Test func aLevelAndFieldsAreEnough() async throws {
        Log("fields").error("declined", ["code": 51])
        #expect(expectLogged(.error, ["code": 51]).count == 1)
        #expect(expectLogged(.error, ["code": .in(50...59)], times: 1).count == 1)
        expectLogged(.error(["code": 51]))
        expectLogged([.error(["code": 51])])
        expectNotLogged(.error, ["code": 52])
        #expect(try requireLogged(.error, ["code": 51]).message == "declined")
        #expect(try await nextLog(.error, ["code": 51]).message == "declined")
        withKnownIssue {
            _ = expectLogged(.error, ["code": 52])
        } matching: {
            $0.comments.first?.rawValue.hasPrefix("expected log not found: error [code=52] (searched 1 record") == true
        }
    }
}
