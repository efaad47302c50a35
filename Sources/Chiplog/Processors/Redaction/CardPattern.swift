extension SecretPattern {
    /// Payment card numbers: 13 to 19 digits that begin like an issuer's, have a length that this issuer uses, and a valid
    /// check digit (Luhn; ISO/IEC 7812-1, annex B). Either in one run, or in groups with one space, hyphen or point between them,
    /// the first group having four digits: `4111 1111 1111 1111`, `3782-822463-10005`.
    ///
    /// Issuers: Visa, Mastercard, American Express, Discover, Diners Club, JCB, UnionPay, Maestro, Mir, RuPay, UkrCard, Hipercard
    /// and Troy (their published ranges); not UATP, whose numbers begin with nothing but a 1.
    /// Of other numbers as long, one in ten has a valid check digit; the ranges leave a few in a hundred of random numbers, and no
    /// time in milliseconds, microseconds or nanoseconds before September 2039. Part of a longer run of digits is not a card,
    /// nor are the decimals of a fraction.
    public static let card = SecretPattern("card", hints: .cardDigits, spelling: .ungrouped) { text, start in
        var place = start
        while place < text.count {
            guard text[place].isDigit else {
                place += 1
                continue
            }
            if CardNumber.canBegin(at: place, in: text), let end = CardNumber.end(in: text, from: place) {
                return place..<end
            }
            place = text.end(of: \.isDigit, from: place)
        }
        return nil
    }
}

/// The digits of what may be a card's number, taken in one after the other.
private struct CardNumber {
    private var count = 0
    /// The first six digits, or as many as there are.
    private var prefix = 0
    /// The sums of Luhn's method for either parity of the length.
    private var sums = (even: 0, odd: 0)

    static let lengths = 13...19

    /// Not behind a digit, and not in the decimals of a fraction.
    static func canBegin(at place: Int, in text: UnsafeRawBufferPointer) -> Bool {
        if place > 0, text[place - 1].isDigit { return false }
        return !(place > 1 && text[place - 1] == UInt8(ascii: ".") && text[place - 2].isDigit)
    }

    /// Where the longest card number that begins at `start` ends.
    static func end(in text: UnsafeRawBufferPointer, from start: Int) -> Int? {
        var number = CardNumber()
        var found: Int?
        var place = start
        var separator: UInt8?
        while true {
            let group = text.end(of: \.isDigit, from: place)
            guard number.count + group - place <= lengths.upperBound else { return found }
            while place < group {
                number.append(text[place])
                place += 1
            }
            if number.isValid, !isFraction(at: place, in: text, separator) { found = place }
            // Groups are told from numbers in a row by the first one.
            guard place + 1 < text.count, isSeparator(text[place]), text[place + 1].isDigit,
                separator == nil ? number.count == 4 : separator == text[place]
            else { return found }
            separator = text[place]
            place += 1
        }
    }

    private static func isSeparator(_ byte: UInt8) -> Bool {
        byte == UInt8(ascii: " ") || byte == UInt8(ascii: "-") || byte == UInt8(ascii: ".")
    }

    /// Whether decimals follow.
    private static func isFraction(at end: Int, in text: UnsafeRawBufferPointer, _ separator: UInt8?) -> Bool {
        separator == nil && end + 1 < text.count && text[end] == UInt8(ascii: ".") && text[end + 1].isDigit
    }

    private mutating func append(_ byte: UInt8) {
        let digit = Int(byte & 0x0F)
        let doubled = digit < 5 ? 2 * digit : 2 * digit - 9
        // Every second digit is doubled, counted from the last, whose place is not known yet.
        if count.isMultiple(of: 2) {
            sums.even += doubled
            sums.odd += digit
        } else {
            sums.even += digit
            sums.odd += doubled
        }
        if count < 6 { prefix = prefix * 10 + digit }
        count += 1
    }

    private var isValid: Bool {
        let sum = count.isMultiple(of: 2) ? sums.even : sums.odd
        return Self.lengths.contains(count) && sum.isMultiple(of: 10) && isIssued
    }

    /// Whether there are cards of this length that begin so.
    private var isIssued: Bool {
        switch prefix {
        case 400_000...499_999: count == 13 || count == 16 || count == 19  // Visa
        case 510_000...559_999, 222_100...272_099: count == 16  // Mastercard
        case 340_000...349_999, 370_000...379_999: count == 15  // American Express
        case 300_000...305_999, 309_500...309_599, 360_000...369_999, 380_000...399_999:  // Diners Club
            (14...19).contains(count)
        case 352_800...358_999: (16...19).contains(count)  // JCB
        case 601_100...601_199, 644_000...659_999: (16...19).contains(count)  // Discover
        case 620_000...629_999, 810_000...817_199: (16...19).contains(count)  // UnionPay
        case 220_000...220_499, 604_001...604_200: (16...19).contains(count)  // Mir, UkrCard
        case 606_985...608_500, 817_200...829_999: count == 16  // RuPay
        case 606_282, 979_200...979_289: count == 16  // Hipercard, Troy
        case 500_000...509_999, 560_000...589_999, 630_000...639_999, 670_000...679_999: true  // Maestro
        default: false
        }
    }
}
