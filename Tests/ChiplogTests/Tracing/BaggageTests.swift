import Chiplog
import Testing

/// The cases of the W3C's own tests for Baggage (github.com/w3c/baggage, test/baggage/test_baggage.py), as tables.
@Suite struct BaggageTests {
    struct Case: Sendable, CustomTestStringConvertible {
        var header: String
        /// Keys and values, then the properties of all entries.
        var entries: [[String]]
        var properties: [String] = []
        var testDescription: String { header.debugDescription }
    }

    @Test(
        "a header's entries are read, whatever the whitespace",
        arguments: [
            Case(header: "", entries: []),
            Case(header: "SomeKey=SomeValue", entries: [["SomeKey", "SomeValue"]]),
            Case(
                header: "SomeKey=SomeValue,SomeKey2=SomeValue2",
                entries: [["SomeKey", "SomeValue"], ["SomeKey2", "SomeValue2"]]),
            Case(
                header: "SomeKey \t = \t SomeValue \t , \t SomeKey2 \t = \t SomeValue2 \t ",
                entries: [["SomeKey", "SomeValue"], ["SomeKey2", "SomeValue2"]]),
            Case(
                header: "SomeKey=SomeValue;SomeProp,SomeKey2=SomeValue2;SomeProp2",
                entries: [["SomeKey", "SomeValue"], ["SomeKey2", "SomeValue2"]], properties: ["SomeProp", "SomeProp2"]),
            Case(
                header:
                    "SomeKey \t = \t SomeValue \t ; \t SomeProp \t , \t SomeKey2 \t = \t SomeValue2 \t ; \t SomeProp2",
                entries: [["SomeKey", "SomeValue"], ["SomeKey2", "SomeValue2"]], properties: ["SomeProp", "SomeProp2"]),
            Case(
                header: "SomeKey=SomeValue;SomePropKey=SomePropValue,SomeKey2=SomeValue2;SomePropKey2=SomePropValue2",
                entries: [["SomeKey", "SomeValue"], ["SomeKey2", "SomeValue2"]],
                properties: ["SomePropKey=SomePropValue", "SomePropKey2=SomePropValue2"]),
            Case(
                header: "SomeKey \t = \t SomeValue \t ; \t SomePropKey \t = \t SomePropValue ; p",
                entries: [["SomeKey", "SomeValue"]], properties: ["SomePropKey=SomePropValue", "p"]),
            Case(header: "SomeKey=SomeValue=equals", entries: [["SomeKey", "SomeValue=equals"]]),
            Case(
                header: "SomeKey=%09%20%22%27%3B%3Dasdf%21%40%23%24%25%5E%26%2A%28%29",
                entries: [["SomeKey", "\t \"\';=asdf!@#$%^&*()"]]),
            Case(
                header: "SomeKey \t = \t %09%20%22%27%3B%3Dasdf%21%40%23%24%25%5E%26%2A%28%29 \t ",
                entries: [["SomeKey", "\t \"\';=asdf!@#$%^&*()"]]),
            // The specification's examples.
            Case(
                header: "key1=value1;property1;property2, key2 = value2, key3=value3; propertyKey=propertyValue",
                entries: [["key1", "value1"], ["key2", "value2"], ["key3", "value3"]],
                properties: ["property1", "property2", "propertyKey=propertyValue"]),
            Case(
                header: "userId =   alice, serverNode = DF%2028, isProduction = false",
                entries: [["userId", "alice"], ["serverNode", "DF 28"], ["isProduction", "false"]]),
            // Not of the W3C's tests: what is malformed is left out, the rest stays.
            Case(header: "a=,b=1", entries: [["a", ""], ["b", "1"]]),
            Case(header: "a=1,a=2", entries: [["a", "1"], ["a", "2"]]),
            Case(header: "a,=1,b c=1,d=1 2,e=\"1\",f=1\\2,g=é,h=1;,i=1;=2,j=1;p q,,ok=1", entries: [["ok", "1"]]),
            Case(header: "a=%C3%A9%F0%9F%91%8D", entries: [["a", "é👍"]]),
            Case(header: "a=%FF,b=%C3x", entries: [["a", "\u{fffd}"], ["b", "\u{fffd}x"]]),
            Case(header: "a=100%,b=%4,c=%zz", entries: [["a", "100%"], ["b", "%4"], ["c", "%zz"]]),
        ])
    func reading(_ given: Case) {
        let baggage = Baggage(headers: [given.header])
        #expect(baggage.entries.map { [$0.key, $0.value] } == given.entries)
        let properties = baggage.entries.flatMap(\.properties).map { property in
            property.key + (property.value.map { "=" + $0 } ?? "")
        }
        #expect(properties == given.properties)
        #expect(Baggage(headers: [baggage.header]) == baggage)
    }

    @Test("several headers are one list in their order")
    func severalHeaders() {
        #expect(Baggage(headers: ["a=1", "", "b=2,c=3"]).header == "a=1,b=2,c=3")
    }

    @Test("a key's last value counts; setting it leaves one, where the first was")
    func setting() throws {
        var baggage = Baggage(headers: ["a=1,b=2,a=3"])
        #expect(baggage["a"] == "3")
        try baggage.set("a", to: "Köln, \"4\"", properties: [.init("p", "1"), .init("q")])
        #expect(baggage.header == "a=K%C3%B6ln%2C%20%224%22;p=1;q,b=2")
        baggage.remove("a")
        #expect(baggage["a"] == nil && baggage["b"] == "2")
    }

    @Test("what no header could carry is refused", arguments: ["", "a b", "a\r\nX-Evil", "é", "a=b", "a,b", "a;b"])
    func refused(key: String) throws {
        var baggage = Baggage()
        #expect(throws: BaggageError.invalidKey(key)) { try baggage.set(key, to: "1") }
        #expect(throws: BaggageError.invalidKey(key)) { try Baggage.Property(key) }
        #expect(throws: BaggageError.invalidProperty("a\r\nb", key: "p")) { try Baggage.Property("p", "a\r\nb") }
        #expect(baggage.isEmpty)
    }

    @Test(
        "any text comes back as it was, and the header is printable ASCII without separators",
        arguments: HostileText.pieces)
    func hostile(text: String) throws {
        var baggage = Baggage()
        try baggage.set("key", to: text)
        #expect(Baggage(headers: [baggage.header]) == baggage)
        #expect(
            baggage.header.utf8.dropFirst(4).allSatisfy { (0x21...0x7e).contains($0) && !"\",;\\".utf8.contains($0) })
    }

    @Test("at most 180 entries and 8,192 bytes are read and written, whole entries only")
    func limits() throws {
        var many = Baggage()
        for number in 0..<200 { try many.set("key\(number)", to: "value") }
        #expect(many.header.split(separator: ",").count == 180)
        var long = Baggage()
        for number in 0..<20 { try long.set("key\(number)", to: String(repeating: "x", count: 1000)) }
        try long.set("small", to: "1")
        #expect(long.header.utf8.count <= 8192)
        #expect(long.header.split(separator: ",").count == 9)
        #expect(long.header.hasSuffix(",small=1"))
        let header = many.entries.map { "\($0.key)=\($0.value)" }.joined(separator: ",")
        #expect(Baggage(headers: [header]).entries.count == 180)
        let longHeader = long.entries.map { "\($0.key)=\($0.value)" }.joined(separator: ",")
        #expect(Baggage(headers: [longHeader]).entries.count == 9)
        #expect(Baggage(headers: [longHeader]).header == long.header)
        #expect(Baggage(headers: ["a=" + String(repeating: "x", count: 8190)]).header.utf8.count == 8192)
        #expect(Baggage(headers: ["a=" + String(repeating: "x", count: 8191)]).isEmpty)
    }
}
