import Foundation

/// One event of the scenario, as a Swift program would hold it.
final class Event: Decodable, Sendable {
    let message: String
    let fields: Fields?

    struct Fields: Decodable {
        let order: Int
        let customer: String
        let amount: Double
        let currency: String
        let express: Bool
        let items: UInt64
        let elapsed: Duration
        let cart: Cart
        let tags: [String]
        let failure: PaymentDeclined

        private enum CodingKeys: String, CodingKey {
            case order, customer, amount, currency, express, items, cart, tags, failure
            case elapsed = "elapsed_ms"
        }

        init(from decoder: any Decoder) throws {
            let container = try decoder.container(keyedBy: CodingKeys.self)
            order = try container.decode(Int.self, forKey: .order)
            customer = try container.decode(String.self, forKey: .customer)
            amount = try container.decode(Double.self, forKey: .amount)
            currency = try container.decode(String.self, forKey: .currency)
            express = try container.decode(Bool.self, forKey: .express)
            items = try container.decode(UInt64.self, forKey: .items)
            elapsed = .milliseconds(try container.decode(Int.self, forKey: .elapsed))
            cart = try container.decode(Cart.self, forKey: .cart)
            tags = try container.decode([String].self, forKey: .tags)
            failure = try container.decode(PaymentDeclined.self, forKey: .failure)
        }
    }

    struct Cart: Decodable {
        let id: Int
        let coupon: String?
    }

    struct PaymentDeclined: Error, Decodable {
        let message: String
    }

    /// Reads the parent's file of events.
    static func read(_ path: String) throws -> [Event] {
        struct File: Decodable {
            let events: [Event]
        }
        let events = try JSONDecoder().decode(File.self, from: Data(contentsOf: URL(fileURLWithPath: path))).events
        guard !events.isEmpty else { throw CommandError("no events in \(path)") }
        return events
    }
}
