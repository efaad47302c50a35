/// A value of the header `traceparent` that W3C Trace Context (section 3.2, "Traceparent Header") does not allow.
/// Whoever receives it must take it for none, and begin a trace of their own.
public struct MalformedTraceparent: Sendable, Hashable, CustomStringConvertible {
    /// What is sent.
    public let header: String
    /// What is wrong with it, as words that continue a sentence: "the flags are missing".
    public let description: String

    init(_ header: String, _ description: String) {
        self.header = header
        self.description = description
    }
}

extension MockTraceContext {
    /// Headers that must be ignored, each for another reason; for tests with many inputs:
    ///
    /// ```swift
    /// @Test(arguments: MockTraceContext.malformedTraceparents)
    /// func malformedTracesAreNotContinued(malformed: MalformedTraceparent) {
    ///     let caller = MockTraceContext.remoteCaller()
    ///     server.handle(Request("GET /orders", headers: caller.headers(traceparent: malformed)))
    ///     expectSpan(named: "GET /orders", parent: .root)
    /// }
    /// ```
    public static let malformedTraceparents: [MalformedTraceparent] = {
        let (trace, span) = ("4bf92f3577b34da6a3ce929d0e0e4736", "00f067aa0ba902b7")
        return [
            .init("", "it is empty"),
            .init("hello", "it has no parts"),
            .init("00", "there is nothing but a version"),
            .init("00-\(trace)", "the parent id is missing"),
            .init("00-\(trace)-\(span)", "the flags are missing"),
            .init("\(trace)-\(span)-01", "the version is missing"),
            .init("0-\(trace)-\(span)-01", "the version has one digit"),
            .init("000-\(trace)-\(span)-01", "the version has three digits"),
            .init("0x-\(trace)-\(span)-01", "the version is no number"),
            .init("ff-\(trace)-\(span)-01", "version ff is forbidden"),
            .init("00-\(trace.dropLast())-\(span)-01", "the trace id has 31 digits"),
            .init("00-\(trace)0-\(span)-01", "the trace id has 33 digits"),
            .init("00-\(trace.dropLast())g-\(span)-01", "the trace id has a letter that is no digit"),
            .init("00-\(trace.uppercased())-\(span)-01", "the trace id is in upper case"),
            .init("00-\(String(repeating: "0", count: 32))-\(span)-01", "the trace id is zero"),
            .init("00-\(trace)-\(span.dropLast())-01", "the parent id has 15 digits"),
            .init("00-\(trace)-\(span)0-01", "the parent id has 17 digits"),
            .init("00-\(trace)-\(span.dropLast())z-01", "the parent id has a letter that is no digit"),
            .init("00-\(trace)-\(span.uppercased())-01", "the parent id is in upper case"),
            .init("00-\(trace)-\(String(repeating: "0", count: 16))-01", "the parent id is zero"),
            .init("00-\(trace)-\(span)-1", "the flags have one digit"),
            .init("00-\(trace)-\(span)-001", "the flags have three digits"),
            .init("00-\(trace)-\(span)-0A", "the flags are in upper case"),
            .init("00-\(trace)-\(span)-x1", "the flags are no number"),
            .init("00-\(trace)-\(span)-+1", "the flags have a sign"),
            .init("00-\(trace)-\(span)-01-", "version 00 ends with a dash"),
            .init("00-\(trace)-\(span)-01-what", "version 00 has a fifth part"),
            .init("cc-\(trace)-\(span)-01what", "a later version goes on without a dash"),
            .init("00_\(trace)_\(span)_01", "its parts are divided by underscores"),
            .init("00-\(trace)--\(span)-01", "a dash comes twice"),
            .init("00-\(trace)-\(span) -01", "there is a space in it"),
            .init("00-\(trace)-\(span)-01,00-\(trace)-\(span)-01", "it was sent twice, and joined with a comma"),
            .init("\"00-\(trace)-\(span)-01\"", "it is in quotation marks"),
            .init("00-\(trace.dropLast())６-\(span)-01", "a digit is a full-width one"),
            .init("00-\(trace)-\(span)-01\u{0}", "a null character follows"),
        ]
    }()
}
