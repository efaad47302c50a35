import Chiplog
import Testing

@Suite struct TraceIDTests {
    @Test("an id's digits read back as the id, in either case", arguments: 0..<50 as Range<UInt64>)
    func digits(seed: UInt64) {
        var generator = SeededGenerator(seed: seed)
        let trace = TraceID.random(using: &generator)
        let span = SpanID.random(using: &generator)
        #expect(TraceID(hex: trace.description) == trace)
        #expect(TraceID(hex: trace.description.uppercased()) == trace)
        #expect(SpanID(hex: span.description) == span)
        #expect(trace.description.utf8.count == 32 && span.description.utf8.count == 16)
        #expect(trace.description.allSatisfy { "0123456789abcdef".contains($0) })
    }

    @Test("small ids are written with their leading zeros")
    func leadingZeros() {
        #expect(TraceID(high: 0, low: 0xa).description == "0000000000000000000000000000000a")
        #expect(TraceID(high: 0x1b, low: 0).description == "000000000000001b0000000000000000")
        #expect(SpanID(0xff).description == "00000000000000ff")
    }

    @Test(
        "what is not 32 or 16 digits is no id",
        arguments: [
            "", "0", "4bf92f3577b34da6a3ce929d0e0e473", "4bf92f3577b34da6a3ce929d0e0e47366", "g0f067aa0ba902b7",
            "+0f067aa0ba902b7", "00f067aa0ba902b7 ", "４bf067aa0ba902b7",
        ])
    func malformed(text: String) {
        #expect(TraceID(hex: text) == nil)
        #expect(SpanID(hex: text) == nil)
    }

    @Test("a generator of zeros still makes valid ids")
    func zeros() {
        struct Zeros: RandomNumberGenerator { mutating func next() -> UInt64 { 0 } }
        var zeros = Zeros()
        #expect(TraceID.random(using: &zeros).isValid)
        #expect(SpanID.random(using: &zeros).isValid)
        #expect(!TraceID(high: 0, low: 0).isValid && !SpanID(0).isValid)
    }
}
