import Chiplog
import ChiplogCapture
import Testing

@Suite struct MalformedTraceparentTests {
    /// The grammar of W3C Trace Context, sections 3.2.2 and 3.2.4, as an expression of its own: what version 00 and, as
    /// far as they may be read, later versions allow.
    private func isAllowed(_ header: String) -> Bool {
        let ids = "-(?!0{32})[0-9a-f]{32}-(?!0{16})[0-9a-f]{16}-[0-9a-f]{2}"
        let version00 = try? Regex("00" + ids)
        let later = try? Regex("(?!00|ff)[0-9a-f]{2}" + ids + "(-.*)?")
        return [version00, later].contains { $0.map { header.wholeMatch(of: $0) != nil } ?? true }
    }

    @Test(
        "no header of the table is allowed by the specification, or read by the library",
        arguments: MockTraceContext.malformedTraceparents)
    func malformed(_ malformed: MalformedTraceparent) {
        #expect(!isAllowed(malformed.header))
        #expect(TraceContext(traceparent: malformed.header) == nil)
    }

    @Test("who gets one begins a trace of their own", arguments: MockTraceContext.malformedTraceparents)
    func restart(_ malformed: MalformedTraceparent) throws {
        let caller = MockTraceContext.remoteCaller(baggage: ["tenant": "acme"])
        let headers = caller.headers(traceparent: malformed)
        #expect(headers["baggage"] == "tenant=acme" && headers["tracestate"] == "client=remote")
        let span =
            try withLogCapture { capture in
                TraceHeaders().context(from: headers).run { Log("shop").withSpan("GET /orders") { _ in } }
                return try #require(capture.spans.first)
            } as CapturedSpan
        #expect(span.isRoot && span.traceID != caller.traceID)
    }

    @Test("each is malformed in a way of its own, and the headers of mock contexts are not")
    func table() {
        let table = MockTraceContext.malformedTraceparents
        #expect(Set(table.map(\.header)).count == table.count && Set(table.map(\.description)).count == table.count)
        for isSampled in [true, false] {
            #expect(isAllowed(MockTraceContext(isSampled: isSampled).traceparent))
        }
    }
}
