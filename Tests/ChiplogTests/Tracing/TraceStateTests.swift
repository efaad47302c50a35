import Chiplog
import Testing

/// The cases of the W3C's own test suite for Trace Context (github.com/w3c/trace-context, test/test.py), as tables.
@Suite struct TraceStateTests {
    struct Case: Sendable, CustomTestStringConvertible {
        var headers: [String]
        var members: [String]
        init(_ headers: String..., gives members: [String]) {
            (self.headers, self.members) = (headers, members)
        }
        var testDescription: String { "\(headers)" }
    }

    static let allowedKey = "abcdefghijklmnopqrstuvwxyz0123456789_-*/"
    static let allowedValue = String(
        decoding: (0x20...0x7e as ClosedRange<UInt8>).filter { $0 != 0x2c && $0 != 0x3d }, as: UTF8.self)
    static let thirtyTwo = (1...32).map { "bar\($0)=\($0)" }

    @Test(
        "a state that must be inherited is, in its order",
        arguments: [
            Case("foo=1,bar=2", gives: ["foo=1", "bar=2"]),
            Case("", gives: []),
            Case(gives: []),
            Case("foo=1", "", gives: ["foo=1"]),
            Case("", "foo=1", gives: ["foo=1"]),
            Case("foo=1,,  ,\t,bar=2", gives: ["foo=1", "bar=2"]),
            Case(
                "foo=1,bar=2", "rojo=1,congo=2", "baz=3",
                gives: ["foo=1", "bar=2", "rojo=1", "congo=2", "baz=3"]),
            Case("\(allowedKey)=\(allowedValue)", gives: ["\(allowedKey)=\(allowedValue)"]),
            Case("\(allowedKey)@a-z0-9_-*/=\(allowedValue)", gives: ["\(allowedKey)@a-z0-9_-*/=\(allowedValue)"]),
            Case("foo=1 \t , \t bar=2, \t baz=3", gives: ["foo=1", "bar=2", "baz=3"]),
            Case("foo=1\t \t,\t \tbar=2,\t \tbaz=3", gives: ["foo=1", "bar=2", "baz=3"]),
            Case(" foo=1", gives: ["foo=1"]), Case("\tfoo=1", gives: ["foo=1"]), Case("foo=1 ", gives: ["foo=1"]),
            Case("foo=1\t", gives: ["foo=1"]), Case("\t foo=1 \t", gives: ["foo=1"]),
            Case(thirtyTwo.joined(separator: ","), gives: thirtyTwo),
            Case(
                "foo=1", String(repeating: "z", count: 256) + "=1",
                gives: ["foo=1", String(repeating: "z", count: 256) + "=1"]),
            Case(
                String(repeating: "t", count: 241) + "@" + String(repeating: "v", count: 14) + "=1",
                gives: [String(repeating: "t", count: 241) + "@" + String(repeating: "v", count: 14) + "=1"]),
            Case("0tenant@system=1", gives: ["0tenant@system=1"]),
            Case("foo=  1", gives: ["foo=  1"]),
            Case("foo=" + String(repeating: "v", count: 256), gives: ["foo=" + String(repeating: "v", count: 256)]),
        ])
    func inherited(_ given: Case) {
        #expect(TraceState(headers: given.headers)?.members.map { "\($0.key)=\($0.value)" } == given.members)
    }

    @Test(
        "a state that must be discarded is discarded as a whole",
        arguments: [
            ["foo=1,foo=1"], ["foo=1,foo=2"], ["foo=1", "foo=1"], ["foo=1", "foo=2"],
            ["foo =1"], ["FOO=1"], ["foo.bar=1"],
            ["foo@=1,bar=2"], ["@foo=1,bar=2"], ["foo@@bar=1,bar=2"], ["foo@bar@baz=1,bar=2"],
            thirtyTwo + ["bar33=33"],
            ["foo=1", String(repeating: "z", count: 257) + "=1"],
            ["foo=1", String(repeating: "t", count: 242) + "@v=1"],
            ["foo=1", "t@" + String(repeating: "v", count: 15) + "=1"],
            ["foo=bar=baz"], ["foo=,bar=3"],
            // Not of the suite.
            ["foo"], ["=1"], ["foo=" + String(repeating: "v", count: 257)], ["foo=\u{7f}"], ["foo=é"], ["foo=a\nb"],
            ["t@1v=1"],
        ])
    func discarded(headers: [String]) {
        #expect(TraceState(headers: headers) == nil)
    }

    @Test("a key that is updated moves to the front, and the others keep their order")
    func updating() throws {
        var state = try #require(TraceState(headers: ["foo=1,bar=2,baz=3"]))
        try state.update("baz", to: "4")
        #expect(state.header() == "baz=4,foo=1,bar=2")
        try state.update("new", to: "5")
        #expect(state.header() == "new=5,baz=4,foo=1,bar=2")
        state.remove("foo")
        #expect(state.header() == "new=5,baz=4,bar=2")
        #expect(state["baz"] == "4" && state["foo"] == nil)
    }

    @Test("a 33rd member pushes out the last")
    func full() throws {
        var state = try #require(TraceState(headers: Self.thirtyTwo))
        try state.update("new", to: "1")
        #expect(state.members.count == 32)
        #expect(state["new"] == "1" && state["bar31"] == "31" && state["bar32"] == nil)
    }

    @Test("an update that no header could carry is refused, and changes nothing")
    func refused() throws {
        var state = try #require(TraceState(headers: ["foo=1"]))
        for key in ["", "FOO", "a,b", "a=b", "a\r\nb", "é", "@vendor", "special.vendor"] {
            #expect(throws: TraceStateError.invalidKey(key)) { try state.update(key, to: "1") }
        }
        for value in ["", "a,b", "a=b", "a\r\nX-Evil: 1", "trailing ", "é", String(repeating: "x", count: 257)] {
            #expect(throws: TraceStateError.invalidValue(value, key: "foo")) { try state.update("foo", to: value) }
        }
        #expect(state.header() == "foo=1")
    }

    @Test("a header beyond the limit loses members of more than 128 characters first, then the last, never a part")
    func limit() throws {
        let large = "large=" + String(repeating: "x", count: 123)  // 129 characters
        let small = (0..<60).prefix(30).map { "key\($0)=12345678" }
        let state = try #require(TraceState(headers: [large] + small))
        let header = state.header()
        #expect(header.utf8.count <= 512)
        #expect(header == small.joined(separator: ","))
        #expect(state.header(limit: 28) == "key0=12345678,key1=12345678")
        #expect(state.header(limit: 20) == "key0=12345678")
        #expect(state.header(limit: 9) == "" && state.header(limit: -1) == "")
        #expect(state.header(limit: .max) == ([large] + small).joined(separator: ","))
    }

    @Test("what was written reads back as it was", arguments: 0..<50 as Range<UInt64>)
    func roundTrip(seed: UInt64) throws {
        var generator = SeededGenerator(seed: seed)
        var state = TraceState()
        for number in 0..<Int.random(in: 0...32, using: &generator) {
            let key = String(
                (0..<Int.random(in: 1...20, using: &generator)).compactMap { _ in
                    Self.allowedKey.prefix(36).randomElement(using: &generator)
                })
            let value = String(
                (0..<Int.random(in: 1...20, using: &generator)).compactMap { _ in
                    Self.allowedValue.randomElement(using: &generator)
                })
            try state.update(key + (number % 2 == 0 ? "@v" : ""), to: " " + value + "x")
        }
        #expect(TraceState(headers: [state.header(limit: .max)]) == state)
    }
}
