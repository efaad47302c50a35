import Testing

@testable import ChiplogJSON

@Suite struct DocumentDecodingTests {
    private struct Order: Decodable, Equatable {
        struct Line: Decodable, Equatable {
            var name: String
            var count: UInt8
            var price: Double?
        }

        var id: Int64
        var paid: Bool
        var lines: [Line]
        var notes: [String: String]?
    }

    private func decode<Value: Decodable>(_ type: Value.Type, _ text: String) throws -> Value {
        try DocumentSource(file: "order.json", bytes: Array(text.utf8)).root.decoded(as: type)
    }

    @Test("a type that is Decodable is read, optional parts and nested ones included")
    func read() throws {
        let text = """
            {"id": 42, "paid": true, "lines": [{"name": "tea", "count": 2, "price": 1.5}, {"name": "mug", "count": 1}],
             "notes": {"gift": "yes"}}
            """
        let lines = [Order.Line(name: "tea", count: 2, price: 1.5), Order.Line(name: "mug", count: 1)]
        #expect(try decode(Order.self, text) == Order(id: 42, paid: true, lines: lines, notes: ["gift": "yes"]))
        #expect(try decode(Order.self, "{\"id\": 1, \"paid\": false, \"lines\": [], \"notes\": null}").notes == nil)
    }

    @Test(
        "what does not fit is refused with line and path",
        arguments: [
            (
                "{\"id\": 1,\n \"paid\": \"no\", \"lines\": []}",
                "order.json:2: $.paid: expected true or false, found \"no\""
            ),
            ("{\"id\": 1, \"lines\": [], \"paid\": 1.5}", "order.json:1: $.paid: expected true or false, found 1.5"),
            ("{\"id\": 1, \"paid\": true}", "order.json:1: $: missing key \"lines\""),
            (
                "{\"id\": 1, \"paid\": true, \"lines\": [\n{\"name\": \"a\", \"count\": 1},\n{\"name\": \"b\", \"count\": 256}]}",
                "order.json:3: $.lines[1].count: expected an integer within its range, found 256"
            ),
            ("[]", "order.json:1: $: expected an object, found an array"),
        ])
    func refused(text: String, message: String) throws {
        let error = try #require(throws: DocumentError.self) { try decode(Order.self, text) }
        #expect(error.description == message)
    }
}
