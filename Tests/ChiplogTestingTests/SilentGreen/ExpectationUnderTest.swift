/// One way to expect something of a log, as source: a call that fails and one that passes where `checkout` has logged the
/// error "declined" with `code` 5, and nothing else.
struct ExpectationUnderTest: Sendable {
    /// Becomes part of the names of generated tests.
    let name: String
    let failing: String
    let passing: String

    var isAsynchronous: Bool { (failing + passing).contains("await ") }

    /// Every expectation that there is. A new one is a line here.
    static let all = [
        ExpectationUnderTest(
            name: "expectLogged", failing: #"expectLogged(.error, "declined", ["code": 51])"#,
            passing: #"expectLogged(.error, "declined", ["code": 5])"#),
        ExpectationUnderTest(
            name: "expectNotLogged", failing: "expectNotLogged(.error)", passing: "expectNotLogged(.critical)"),
        ExpectationUnderTest(
            name: "expectSnapshot", failing: #"expectSnapshot("")"#,
            passing: #"expectSnapshot("error checkout: declined code=5")"#),
    ]
}
