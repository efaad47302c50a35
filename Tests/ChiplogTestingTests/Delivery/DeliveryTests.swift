import Dispatch
import Foundation
import Testing

@testable import ChiplogTesting

/// Somewhere that is not the test's task; runs `work` to its end.
private enum Elsewhere: String, CaseIterable, Sendable, CustomTestStringConvertible {
    case detachedTask, dispatchQueue, thread

    var testDescription: String { rawValue }

    func run(_ work: @escaping @Sendable () -> Void) async {
        switch self {
        case .detachedTask:
            await Task.detached { work() }.value
        case .dispatchQueue:
            await withCheckedContinuation { continuation in
                DispatchQueue.global().async {
                    work()
                    continuation.resume()
                }
            }
        case .thread:
            await withCheckedContinuation { continuation in
                Thread {
                    work()
                    continuation.resume()
                }.start()
            }
        }
    }
}

@Suite struct DeliveryTests {
    private func isFailure(_ issue: Issue, atLine line: Int, _ words: String = "expected log not found") -> Bool {
        issue.comments.first?.rawValue.hasPrefix(words) == true && issue.sourceLocation?.fileID == #fileID
            && issue.sourceLocation?.line == line
    }

    @Test(arguments: Elsewhere.allCases)
    private func aFailureElsewhereIsTheTestsWhenTheScopeEnds(elsewhere: Elsewhere) async {
        let line = #line + 4
        await withKnownIssue {
            await withLogCapture { capture in
                await elsewhere.run {
                    expectLogged(.error, "declined", in: capture)
                }
            }
        } matching: { issue in
            isFailure(issue, atLine: line) && issue.comments.count == 1
        }
    }

    @Test(arguments: Elsewhere.allCases)
    private func aCarriedContextFindsTheCaptureAndItsQueue(elsewhere: Elsewhere) async {
        let line = #line + 4
        await withKnownIssue {
            await withLogCapture { _ in
                let context = LogContext.current
                await elsewhere.run { context.run { _ = expectLogged(.error, "declined") } }
            }
        } matching: { issue in
            isFailure(issue, atLine: line)
        }
    }

    @Test(arguments: Elsewhere.allCases)
    private func aFailureAfterTheEndIsStillTheTests(elsewhere: Elsewhere) async throws {
        let test = try #require(Test.current)
        let line = #line + 8
        try await withKnownIssue {
            let trait = LogCapturingTrait(level: .trace)
            let scope = FutexMutex<LogCapture?>(nil)
            try await trait.provideCaseScope(for: test) {
                scope.withLock { $0 = LogCapture.current }
            }
            let capture = try #require(scope.withLock { $0 })
            await elsewhere.run { expectLogged(.error, "declined", in: capture) }
        } matching: { issue in
            isFailure(issue, atLine: line)
                && issue.comments[0].rawValue.contains("raised after the end of \(test.name) (\(#fileID):")
        }
    }

    @Test(arguments: Elsewhere.allCases)
    private func aFailureAfterAnInnerScopeIsTakenByTheOuterOne(elsewhere: Elsewhere) async {
        let line = #line + 5
        await withKnownIssue {
            await withLogCapture { _ in
                let inner = withLogCapture { $0 }
                await elsewhere.run {
                    expectLogged(.error, "declined", in: inner)
                }
            }
        } matching: { issue in
            isFailure(issue, atLine: line)
        }
    }

    @Test func ofManyFailuresElsewhereTheFirstAreReportedAndTheRestCounted() async {
        let words = FutexMutex<[String]>([])
        await withKnownIssue {
            await withLogCapture { capture in
                await Task.detached {
                    for _ in 1...FailureQueue.most + 3 { expectLogged(.error, "declined", in: capture) }
                }.value
            }
        } matching: { issue in
            words.withLock { $0.append(issue.comments.first?.rawValue ?? "") }
            return true
        }
        let all = words.withLock(\.self)
        #expect(all.count == FailureQueue.most)
        #expect(all.last?.hasSuffix("\n    and 3 more from other tasks or threads, which are not shown") == true)
        #expect(all.dropLast().allSatisfy { !$0.contains("which are not shown") })
    }

    @Test func onTheTestsTaskAFailureIsRecordedAtOnce() {
        withLogCapture { capture in
            withKnownIssue {
                expectLogged(.error, in: capture)
            }
        }
    }

    @Test func childTasksKnowTheirTest() async {
        await withLogCapture { capture in
            await withKnownIssue {
                await withTaskGroup { $0.addTask { _ = expectLogged(.error, in: capture) } }
                async let failing = expectLogged(.error, in: capture)
                _ = await failing
                await Task { _ = expectLogged(.error, in: capture) }.value
            }
        }
    }
}
