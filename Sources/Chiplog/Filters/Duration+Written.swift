extension Duration {
    /// A decimal number and a unit: "1.5s", "250ms", "-3us", "40ns". Exact; nil for anything else, for what is longer than
    /// 2⁶³ seconds and for fractions of an attosecond.
    init?(written text: String) {
        var rest = Substring(text)
        let isNegative = rest.first == "-"
        if isNegative { rest.removeFirst() }
        let number = rest.prefix { $0.isASCII && ($0.isWholeNumber || $0 == ".") }
        let powers: [Substring: Int] = ["s": 0, "ms": 3, "us": 6, "µs": 6, "ns": 9]
        guard let power = powers[rest.dropFirst(number.count)] else { return nil }
        let parts = number.split(separator: ".", omittingEmptySubsequences: false)
        guard parts.count <= 2, parts.allSatisfy({ !$0.isEmpty }), number.count <= 64 else { return nil }
        // A unit moves the point to the left.
        let whole = String(repeating: "0", count: power) + parts[0]
        let fraction = whole.suffix(power) + (parts.count == 2 ? parts[1] : "")
        let attoseconds = fraction.prefix(18) + String(repeating: "0", count: max(0, 18 - fraction.count))
        let sign = isNegative ? "-" : ""
        guard fraction.dropFirst(18).allSatisfy({ $0 == "0" }), let seconds = Int64(sign + "0" + whole.dropLast(power)),
            let rest = Int64(sign + attoseconds)
        else { return nil }
        self.init(secondsComponent: seconds, attosecondsComponent: rest)
    }
}
