import Chiplog
import ChiplogBench

/// Ten typed fields as services log them: numbers, strings of which one in five needs escapes or is not ASCII, a nested
/// object, an array, and an error with its cause.
///
/// A class, so that taking one from the pool costs the measured loop one reference count and not one per string.
final class MixedEvent: Sendable {
    let message: String
    let order: Int
    let customer: String
    let amount: Double
    let currency: String
    let express: Bool
    let items: UInt64
    let elapsedMilliseconds: Int
    let cartID: Int
    let coupon: String?
    let tags: [String]
    let failure: LogErrorValue

    init(message: String, _ random: inout SplitMix64) {
        self.message = message
        let plain = ["Ada Lovelace", "Grace Hopper", "Alan Turing", "Edsger Dijkstra"]
        let hostile = [
            "Zoë \"Zed\" Müller\\n", "line\nbreak\tand tab", "日本語の名前", "emoji 🚢⚓️ and \u{2028} separator",
            "C:\\temp\\\"quoted\"\u{1B}[31m",
        ]
        let isHostile = Int.random(in: 0..<5, using: &random) == 0
        let names = isHostile ? hostile : plain
        customer = names[Int.random(in: names.indices, using: &random)]
        order = Int.random(in: 1...9_999_999, using: &random)
        amount =
            Bool.random(using: &random)
            ? Double(Int.random(in: 0...100_000, using: &random)) / 100 : Double.random(in: 0...1, using: &random)
        currency = ["EUR", "USD", "JPY"][Int.random(in: 0..<3, using: &random)]
        express = Bool.random(using: &random)
        items = UInt64.random(in: 0...UInt64.max, using: &random)
        elapsedMilliseconds = Int.random(in: 0...10_000, using: &random)
        cartID = Int.random(in: Int.min...Int.max, using: &random)
        coupon = Bool.random(using: &random) ? "SUMMER 25" : nil
        tags = Array(
            ["new", "gift", "a=b", "über"].shuffled(using: &random).prefix(Int.random(in: 0...3, using: &random)))
        failure = LogErrorValue(
            type: "Payments.Declined", message: "card declined: \"do not honour\"",
            causes: [LogErrorValue(type: "Net.Timeout", message: "no answer after 3 s")])
    }

    /// The fields' names, in order.
    static let keys = [
        "order", "customer", "amount", "currency", "express", "items", "elapsed", "cart", "tags", "failure",
    ]

    /// The call as a hot path writes it.
    @inline(__always)
    func encode(into fields: inout LogFieldEncoder) {
        fields["order"] = order
        fields["customer"] = customer
        fields["amount"] = amount
        fields["currency"] = currency
        fields["express"] = express
        fields["items"] = items
        fields["elapsed"] = Duration.milliseconds(elapsedMilliseconds)
        fields.object("cart") {
            $0["id"] = cartID
            $0["coupon"] = coupon
        }
        fields["tags"] = tags
        fields["failure"] = failure
    }

    /// The same as a literal.
    @inline(__always)
    var literal: LogFields {
        [
            "order": order, "customer": customer, "amount": amount, "currency": currency, "express": express,
            "items": items, "elapsed": Duration.milliseconds(elapsedMilliseconds),
            "cart": ["id": cartID, "coupon": coupon] as LogFields, "tags": tags, "failure": failure,
        ]
    }
}
