import ChiplogBench

// What a reader must find of the event, written down without any of the code under test.
extension MixedEvent {
    /// The fields as members of a JSON object.
    var expectedJSON: [JSON.Member] {
        [
            JSON.Member("order", .integer(order)),
            JSON.Member("customer", .string(customer)),
            JSON.Member("amount", .number("\(amount)")),
            JSON.Member("currency", .string(currency)),
            JSON.Member("express", .bool(express)),
            JSON.Member("items", .integer(items)),
            JSON.Member("elapsed", .string(expectedSeconds(elapsedMilliseconds))),
            JSON.Member(
                "cart",
                .object([
                    JSON.Member("id", .integer(cartID)), JSON.Member("coupon", coupon.map { .string($0) } ?? .null),
                ])),
            JSON.Member("tags", .array(tags.map { .string($0) })),
            JSON.Member(
                "failure",
                .object([
                    JSON.Member("type", .string("Payments.Declined")),
                    JSON.Member("message", .string("card declined: \"do not honour\"")),
                    JSON.Member(
                        "causes",
                        .array([
                            .object([
                                JSON.Member("type", .string("Net.Timeout")),
                                JSON.Member("message", .string("no answer after 3 s")),
                            ])
                        ])),
                ])),
        ]
    }

    /// The fields as pairs of dotted keys and unquoted values.
    var expectedPairs: [Pair] {
        let quotedTags = tags.map { "\"\($0)\"" }.joined(separator: ",")
        return [
            Pair("order", "\(order)"), Pair("customer", customer), Pair("amount", "\(amount)"),
            Pair("currency", currency), Pair("express", "\(express)"), Pair("items", "\(items)"),
            Pair("elapsed", expectedSeconds(elapsedMilliseconds)), Pair("cart.id", "\(cartID)"),
            Pair("cart.coupon", coupon ?? "null"),
            Pair("tags", "[\(quotedTags)]"), Pair("failure", "card declined: \"do not honour\""),
            Pair("failure.type", "Payments.Declined"), Pair("failure.cause.1", "no answer after 3 s"),
            Pair("failure.cause.1.type", "Net.Timeout"),
        ]
    }
}
