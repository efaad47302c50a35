extension MaskedPart {
    /// A number that begins here, and behind it a unit of time not longer than a second.
    init?(duration start: TextReader) {
        // `1.2.3s` is no duration, nor is `v1_5s`.
        if let previous = start.previous, previous == UInt8(ascii: ".") || previous == UInt8(ascii: "_") { return nil }
        var reader = start
        let whole = reader.takeDigits()
        guard !whole.isEmpty else { return nil }
        let fraction = reader.takeFraction(behind: ".")
        _ = reader.take(" ")
        guard let exponent = reader.takeUnit(), reader.isAtWordEnd else { return nil }
        self.init(
            range: start.position..<reader.position, name: .duration,
            key: Self.key(Array(whole + fraction), exponent: exponent - fraction.count))
    }

    /// A decimal number of seconds, the same for each number however written.
    private static func key(_ digits: [UInt8], exponent: Int) -> String {
        let shifted = digits.withoutFinalZeros
        let significant = shifted.drop { $0 == UInt8(ascii: "0") }
        guard !significant.isEmpty else { return "0" }
        return "\(String(decoding: significant, as: UTF8.self))e\(exponent + digits.count - shifted.count)"
    }
}

extension TextReader {
    /// The power of ten of the unit that is here, in seconds.
    fileprivate mutating func takeUnit() -> Int? {
        if take("ns") { return -9 }
        // The micro sign and the Greek letter look alike.
        if take("us") || take("\u{B5}s") || take("\u{3BC}s") { return -6 }
        if take("ms") { return -3 }
        if take("seconds") || take("second") || take("sec") || take("s") { return 0 }
        return nil
    }
}
