extension MaskedPart {
    /// A date and time of day that begins here: RFC 3339 (section 5.6), and what languages print in its stead.
    init?(time start: TextReader) {
        var reader = start
        guard reader.takeDigitPairs(4, "-") else { return nil }
        let date = reader.string(from: start.position)
        guard reader.take("T") || reader.take("t") || reader.take(" ") else { return nil }
        let timeStart = reader.position
        guard reader.takeDigitPairs(2, ":") else { return nil }
        let time = reader.string(from: timeStart)
        let fraction = String(decoding: reader.takeFraction(behind: ".", ",").withoutFinalZeros, as: UTF8.self)
        let zone = reader.takeZone()
        guard reader.isAtWordEnd else { return nil }
        self.init(range: start.position..<reader.position, name: .time, key: "\(date)T\(time).\(fraction)\(zone)")
    }
}

extension TextReader {
    /// Moves past a date or a time: so many digits, two and two, with `separator` between.
    fileprivate mutating func takeDigitPairs(_ first: Int, _ separator: StaticString) -> Bool {
        take(first, \.isDecimalDigit) && take(separator) && take(2, \.isDecimalDigit) && take(separator)
            && take(2, \.isDecimalDigit)
    }

    /// The time zone that is here, "Z" if it is UTC, empty if none.
    fileprivate mutating func takeZone() -> String {
        var ahead = self
        if ahead.take("Z") || ahead.take("z") {
            self = ahead
            return "Z"
        }
        guard ahead.take("+") || ahead.take("-"), ahead.take(2, \.isDecimalDigit), ahead.take(":"),
            ahead.take(2, \.isDecimalDigit)
        else { return "" }
        let zone = ahead.string(from: position)
        self = ahead
        return zone.hasSuffix("00:00") ? "Z" : zone
    }
}
