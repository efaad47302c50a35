import Chiplog

// The three fields of a short event: an integer, a double and a string.
extension MixedEvent {
    /// Their names, in order.
    static let threeKeys = ["order", "amount", "currency"]

    @inline(__always)
    func encodeThree(into fields: inout LogFieldEncoder) {
        fields["order"] = order
        fields["amount"] = amount
        fields["currency"] = currency
    }

    @inline(__always)
    var literalOfThree: LogFields {
        ["order": order, "amount": amount, "currency": currency]
    }
}
