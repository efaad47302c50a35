import ChiplogBench
import Testing

@testable import LoggingScenarios

@Suite("A line of another logger")
struct PeerLineReaderTests {
    private let pool: EventPool
    private let event: MixedEvent

    init() throws {
        pool = EventPool(try settings(#""messages": {"fields": "mixed"}"#).messages, seed: 42)
        guard case .mixed(let event) = pool.entry(3) else { throw WorkloadError("no fields") }
        self.event = event
    }

    /// Event 3 as JSON, with the changes asked for; an empty value leaves the key out.
    private func line(_ changes: KeyValuePairs<String, String> = [:], message: String? = nil) -> String {
        var fields: [(key: String, value: String)] = [
            ("seq", "3"), ("order", "\(event.order)"), ("customer", JSON.string(event.customer).text()),
            ("amount", "\(event.amount)"), ("currency", "\"\(event.currency)\""), ("express", "\(event.express)"),
            ("items", "\(event.items)"), ("elapsed", "\"1s\""), ("cart", "{}"), ("tags", "[]"), ("failure", "{}"),
        ]
        for change in changes {
            fields.removeAll { $0.key == change.key }
            if !change.value.isEmpty { fields.append(change) }
        }
        let object = fields.map { "\"\($0.key)\": \($0.value)" }.joined(separator: ", ")
        return #"{"msg": \#(JSON.string(message ?? event.message).text()), "of": {\#(object)}}"#
    }

    private func number(_ line: String, _ lines: PeerLines = .json(message: ["msg"], fields: ["of"])) -> UInt64? {
        PeerLineReader(lines, pool).number(line[...])
    }

    @Test("in JSON is the event whose values it has, however it writes numbers and nests")
    func right() {
        #expect(number(line()) == 3)
        #expect(number(line(["seq": "\"3\"", "items": "\"\(event.items)\"", "amount": "\"\(event.amount)\""])) == 3)
        #expect(number(line(["cart": "", "cart.id": "1", "cart.coupon": "\"SUMMER 25\""])) == 3)
        #expect((number(line(["cart": "", "cart.id": "1"])) == 3) == (event.coupon == nil))
        #expect(number(line(["seq": "\(pool.entries.count + 3)"])) == UInt64(pool.entries.count + 3))
    }

    @Test(
        "in JSON is nothing where a value is another, or missing",
        arguments: [
            ("seq", "4"), ("seq", ""), ("seq", "-3"), ("order", "1"), ("order", ""), ("customer", "\"x\""),
            ("amount", "-1"),
            ("currency", "null"), ("express", "\"maybe\""), ("items", "1.5"), ("elapsed", ""), ("cart", ""),
            ("tags", ""),
            ("failure", ""),
        ])
    func wrong(key: String, value: String) {
        #expect(number(line([key: value])) == nil)
    }

    @Test("in JSON is nothing where the message is another, or elsewhere, or the line is cut")
    func torn() {
        #expect(number(line(message: "another")) == nil)
        #expect(number(line(), .json(message: ["message"], fields: ["of"])) == nil)
        #expect(number(line(), .json(message: ["msg"], fields: [])) == nil)
        #expect(number(String(line().dropLast())) == nil)
    }

    @Test("in words has the message, the number behind seq, and the names of the fields")
    func text() {
        let names = MixedEvent.keys.map { "\($0)=x" }.joined(separator: " ")
        for number in ["seq=3", "seq = 3", "\"seq\": 3", "'seq': 3", "seq=3}"] {
            #expect(self.number("12:00 \(event.message) \(names) \(number)", .text) == 3)
        }
        #expect(number("12:00 \(event.message) \(names) seq=4", .text) == nil)
        #expect(number("12:00 \(event.message) \(names)", .text) == nil)
        #expect(number("12:00 \(event.message) seq=3", .text) == nil)
        #expect(number("12:00 \(names) seq=3", .text) == nil)
    }
}
