/// A test of the generated package.
struct GeneratedTest: Sendable {
    enum Scope: String, CaseIterable, Sendable {
        /// `.capturingLogs`, or `LogCapturingTestCase`.
        case wholeTest
        case withLogCapture
    }

    let expectation: ExpectationUnderTest
    let place: ExpectationPlace
    let scope: Scope
    let isFailing: Bool

    var name: String {
        "test_\(expectation.name)_\(place)_\(scope)_\(isFailing ? "fails" : "passes")"
    }

    /// All that make sense: no awaiting where one cannot, and after the end of a `withLogCapture` there is no telling
    /// whose it was.
    static let all: [GeneratedTest] = ExpectationUnderTest.all.flatMap { expectation in
        ExpectationPlace.allCases.flatMap { place in
            Scope.allCases.flatMap { scope in
                [true, false].map {
                    GeneratedTest(expectation: expectation, place: place, scope: scope, isFailing: $0)
                }
            }
        }
    }.filter { test in
        (!test.expectation.isAsynchronous || test.place.takesAsynchronous)
            && (test.place != .afterTheEnd || test.scope == .wholeTest)
    }

    /// The function's lines, and which of them the call is, counted from 0.
    func source(attribute: String) -> (lines: [String], call: Int) {
        let around = place.lines
        let isAsynchronous = place.isAsynchronous
        let scoped = scope == .withLogCapture
        let opening = isAsynchronous ? "await withLogCapture { _ async in" : "withLogCapture { _ in"
        let before =
            ["\(attribute)func \(name)()\(isAsynchronous ? " async" : "") {"]
            + (scoped ? [opening] : []) + [#"log.withSpan("charge card") { _ in log.error("declined", ["code": 5]) }"#]
            + around.before
        let call = "_ = " + (isFailing ? expectation.failing : expectation.passing)
        return (before + [call] + around.after + (scoped ? ["}"] : []) + ["}"], before.count)
    }
}
