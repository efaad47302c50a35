/// One way to expect something of a log, as source: a call that fails and one that passes where `checkout` has logged the
/// error "declined" with `code` 5 in a span "charge card", and nothing else.
struct ExpectationUnderTest: Sendable {
    /// Becomes part of the names of generated tests.
    let name: String
    let failing: String
    let passing: String

    init(_ name: String, fails failing: String, passes passing: String) {
        self.name = name
        self.failing = failing
        self.passing = passing
    }

    private static let snapshot =
        #"error checkout: declined code=5 trace=<trace-1> span=<span-1>\n"#
        + #"info checkout: charge card (span) trace=<trace-1> span=<span-1>"#

    var isAsynchronous: Bool { (failing + passing).contains("await ") }

    /// Every expectation that there is. A new one is a line here.
    static let all = [
        Self(
            "expectLogged", fails: #"expectLogged(.error, "declined", ["code": 51])"#,
            passes: #"expectLogged(.error, "declined")"#),
        Self("expectLoggedTimes", fails: "expectLogged(.error, times: 2)", passes: "expectLogged(.error, times: 1)"),
        Self(
            "expectLoggedInOrder", fails: #"expectLogged(["declined", "cancelled"])"#,
            passes: #"expectLogged(["declined", "charge card"], order: .exactly)"#),
        Self("requireLogged", fails: "try? requireLogged(.critical)", passes: "try? requireLogged(.error)"),
        Self(
            "nextLog", fails: "try? await nextLog(.critical, within: .zero)",
            passes: "try? await nextLog(.error, within: .seconds(60))"),
        Self("expectNotLogged", fails: "expectNotLogged(.error)", passes: "expectNotLogged(.critical)"),
        Self("expectNoLogs", fails: "expectNoLogs(from: .error)", passes: "expectNoLogs(from: .critical)"),
        Self(
            "expectNeverLogged", fails: #"expectNeverLogged(secret: "declined")"#,
            passes: #"expectNeverLogged(secret: "hunter2")"#),
        Self(
            "expectSpan", fails: #"expectSpan(named: "refund card")"#, passes: #"expectSpan(named: "charge card")"#),
        Self(
            "requireSpan", fails: #"try? requireSpan(named: "refund card")"#,
            passes: #"try? requireSpan(named: "charge card")"#),
        Self(
            "expectTraceContext", fails: "expectTraceContext(on: LogPattern(.critical))",
            passes: "expectTraceContext(on: LogPattern(.error))"),
        Self(
            "expectSnapshot", fails: #"expectSnapshot("")"#,
            passes: #"expectSnapshot("\#(snapshot)")"#),
    ]
}
