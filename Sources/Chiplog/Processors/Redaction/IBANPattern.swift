extension SecretPattern {
    /// Bank accounts by their IBAN (ISO 13616-1): a country's two letters, two check digits, letters and digits up to the
    /// length that the country has, valid modulo 97 (ISO/IEC 7064). In one run or, as on paper, in groups of four with a space
    /// or a hyphen between them; in upper or lower case.
    ///
    /// Of words that happen to have a country's letters and length, one in 97 is valid.
    public static let iban = SecretPattern("iban", hints: .twoDigits, spelling: .ungrouped) { text, start in
        var place = start
        while place + 3 < text.count {
            if text[place + 2].isDigit, text[place + 3].isDigit, text[place].isLetter, text[place + 1].isLetter,
                place == 0 || !text[place - 1].isAlphanumeric, let end = AccountNumber.end(in: text, from: place)
            {
                return place..<end
            }
            place += 1
        }
        return nil
    }
}

private enum AccountNumber {
    /// Country and length, in the order of the alphabet (SWIFT, IBAN Registry, release 99).
    private static let lengths: StaticString = """
        AD24AE23AL28AT20AZ28BA20BE16BG22BH22BI27BR29BY28CH21CR22CY28CZ24DE22DJ27DK18DO28EE20EG29ES24FI18FK18FO18FR27GB22\
        GE22GI23GL18GR27GT28HN28HR21HU28IE22IL23IQ23IS26IT27JO30KW30KZ20LB28LC32LI21LT20LU20LV21LY25MC27MD24ME22MK19MN20\
        MR27MT31MU30NI28NL18NO15OM23PK24PL28PS29PT25QA29RO24RS22RU33SA24SC31SD18SE24SI19SK24SM27SO23ST25SV28TL23TN24TR26\
        UA29VA22VG24XK20YE30
        """

    static func end(in text: UnsafeRawBufferPointer, from start: Int) -> Int? {
        guard let length = length(text[start], text[start + 1]) else { return nil }
        var remainder = 0
        var count = 0
        var place = start
        while count < length {
            guard place < text.count else { return nil }
            let byte = text[place]
            if byte.isAlphanumeric {
                // The first four count last.
                if count >= 4 { remainder = take(byte, after: remainder) }
                count += 1
            } else if !count.isMultiple(of: 4) || !(byte == UInt8(ascii: " ") || byte == UInt8(ascii: "-"))
                || !text[place - 1].isAlphanumeric
            {
                return nil
            }
            place += 1
        }
        guard place == text.count || !text[place].isAlphanumeric else { return nil }
        for index in start..<start + 4 {
            remainder = take(text[index], after: remainder)
        }
        return remainder == 1 ? place : nil
    }

    private static func length(_ first: UInt8, _ second: UInt8) -> Int? {
        var index = 0
        while index < lengths.utf8CodeUnitCount {
            let entry = lengths.utf8Start + index
            if entry[0] == first & ~0x20 && entry[1] == second & ~0x20 {
                return Int(entry[2] & 0x0F) * 10 + Int(entry[3] & 0x0F)
            }
            index += 4
        }
        return nil
    }

    /// A letter counts as two digits, A being 10.
    private static func take(_ byte: UInt8, after remainder: Int) -> Int {
        byte.isDigit ? (remainder * 10 + Int(byte & 0x0F)) % 97 : (remainder * 100 + Int(byte & 0x1F) + 9) % 97
    }
}
