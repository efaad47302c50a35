import Chiplog

/// The service that the tests beside it are about: takes orders, and has them paid by card.
struct Checkout {
    private static let log = Log("checkout")

    /// What the service's pipeline does to every event: no card number gets out.
    static let processors: [any LogProcessor] = [.redact(values: [.card])]

    func place(_ order: Order, with card: Card) throws {
        try Self.log.withSpan("place order", ["order": order.id]) { _ in
            Self.log.info("charging card", ["amount": order.amount, "card": card])
            do {
                try Self.log.withSpan("charge card") { _ in try card.charge(order.amount) }
            } catch let refusal as Refusal {
                Self.log.error("payment declined", error: refusal, ["code": refusal.code])
                throw refusal
            }
            Self.log.notice("order placed", ["order": order.id])
        }
    }
}

struct Order {
    let id: String
    /// In cents.
    let amount: Int
}

/// A card of those that the bank has for tests.
struct Card: Sendable {
    let number: String
    /// Why the bank will not have it.
    var code: Int?

    static let valid = Card(number: "4242424242424242")
    static let empty = Card(number: "4000000000009995", code: 51)
    static let expired = Card(number: "4000000000000069", code: 54)

    func charge(_ amount: Int) throws {
        if let code { throw Refusal(number: number, code: code) }
    }
}

extension Card: LogFieldValue {
    /// The last four digits.
    func encode(_ key: EncodedKey, into fields: inout LogFieldEncoder) {
        "…\(number.suffix(4))".encode(key, into: &fields)
    }
}

/// What the bank says, which is more than one would like to see in a log.
struct Refusal: Error, CustomStringConvertible {
    let number: String
    let code: Int

    var description: String { "card \(number) refused with code \(code)" }
}
