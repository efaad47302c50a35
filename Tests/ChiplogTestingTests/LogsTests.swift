import ChiplogTesting
import Testing

@Suite struct LogsTests {
    @Test func outsideAScopeLogsFailsTheTestAndIsEmpty() {
        withKnownIssue {
            #expect(logs.count == 0)
        } matching: { issue in
            issue.comments.map(\.rawValue).contains { $0.hasPrefix("no log capture here: add `.capturingLogs`") }
        }
    }

    @Test func outsideAScopeExpectationsFailOnceAtTheirOwnLine() {
        for expectation in [{ _ = expectLogged(.info) }, { expectNotLogged(.info) }] {
            withKnownIssue {
                expectation()
            } matching: { issue in
                issue.comments.first?.rawValue.hasPrefix("no log capture here") == true
                    && issue.sourceLocation?.fileID == #fileID && issue.sourceLocation?.line == #line - 5
            }
        }
    }
}
