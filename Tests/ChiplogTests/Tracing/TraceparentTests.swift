import Chiplog
import Testing

/// The cases of the W3C's own test suite for Trace Context (github.com/w3c/trace-context, test/test.py and
/// test/test_data.json), as tables.
@Suite struct TraceparentTests {
    static let ids = "12345678901234567890123456789012-1234567890123456"
    static let published = TraceContext(
        traceID: TraceID(high: 0x1234_5678_9012_3456, low: 0x7890_1234_5678_9012),
        spanID: SpanID(0x1234_5678_9012_3456), flags: .sampled)

    @Test(
        "a header that must be taken is taken, whatever its version and the whitespace around it",
        arguments: [
            "00-\(ids)-01", "cc-\(ids)-01", "cc-\(ids)-01-what-the-future-will-be-like", "cc-\(ids)-01-",
            "01-\(ids)-01",
            "fe-\(ids)-01", " 00-\(ids)-01", "\t00-\(ids)-01", "00-\(ids)-01 ", "00-\(ids)-01\t", "\t 00-\(ids)-01 \t",
        ])
    func accepted(header: String) throws {
        let trace = try #require(TraceContext(traceparent: header))
        #expect(trace == Self.published)
        #expect(trace.traceparent == "00-\(Self.ids)-01")
    }

    @Test(
        "a header that must be ignored is ignored",
        arguments: [
            // Version 00 has nothing behind the flags, and a later one only behind a dash.
            "00-\(ids)-01.", "00-\(ids)-01-what-the-future-will-be-like", "cc-\(ids)-01.what-the-future-will-be-like",
            "ff-\(ids)-01", ".0-\(ids)-01", "0.-\(ids)-01", "000-\(ids)-01", "0000-\(ids)-01", "0-\(ids)-01",
            "00-00000000000000000000000000000000-1234567890123456-01",
            "00-.2345678901234567890123456789012-1234567890123456-01",
            "00-1234567890123456789012345678901.-1234567890123456-01",
            "00-123456789012345678901234567890123-1234567890123456-01",
            "00-1234567890123456789012345678901-1234567890123456-01",
            "00-12345678901234567890123456789012-0000000000000000-01",
            "00-12345678901234567890123456789012-.234567890123456-01",
            "00-12345678901234567890123456789012-123456789012345.-01",
            "00-12345678901234567890123456789012-12345678901234567-01",
            "00-12345678901234567890123456789012-123456789012345-01",
            "00-\(ids)-.0", "00-\(ids)-0.", "00-\(ids)-001", "00-\(ids)-1",
            // Not of the suite: digits are lower case, and two headers joined into one are none.
            "00-ABCDEF78901234567890123456789012-1234567890123456-01", "0A-\(ids)-01", "00-\(ids)-0A",
            "00-\(ids)-01,00-\(ids)-01", "", " ", "00", "00-\(ids)", "00-\(ids)-", "cc-\(ids)-0",
            "00_12345678901234567890123456789012_1234567890123456_01", "００-\(ids)-01", "00-\(ids)-01\n",
            "00-\(ids)-01\0",
        ])
    func ignored(header: String) {
        #expect(TraceContext(traceparent: header) == nil)
    }

    @Test(
        "of the flags, those that the header's version defines are read and written",
        arguments: 0...255 as ClosedRange<UInt8>)
    func flags(flags: UInt8) throws {
        let digits = String(flags, radix: 16)
        let text = digits.count == 1 ? "0" + digits : digits
        let trace = try #require(TraceContext(traceparent: "00-\(Self.ids)-\(text)"))
        #expect(trace.isSampled == (flags & 1 != 0))
        #expect(trace.flags.contains(.random) == (flags & 2 != 0))
        #expect(trace.traceparent == "00-\(Self.ids)-0\(flags & 3)")
        #expect(TraceContext(traceparent: "cc-\(Self.ids)-\(text)")?.flags == (flags & 1 != 0 ? .sampled : []))
    }

    @Test(
        "what was written reads back as it was, and has the form that the specification gives",
        arguments: 0..<100 as Range<UInt64>)
    func roundTrip(seed: UInt64) {
        var generator = SeededGenerator(seed: seed)
        let trace = TraceContext(
            traceID: .random(using: &generator), spanID: .random(using: &generator),
            flags: TraceFlags(rawValue: UInt8.random(in: 0...3, using: &generator)))
        #expect(TraceContext(traceparent: trace.traceparent) == trace)
        #expect(trace.traceparent.wholeMatch(of: /00-[0-9a-f]{32}-[0-9a-f]{16}-0[0-3]/) != nil)
    }
}
