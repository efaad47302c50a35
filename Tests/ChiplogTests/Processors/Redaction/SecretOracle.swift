/// Check digits by a second implementation, as plain as the standards put them.
enum SecretOracle {
    /// Luhn's method: from the right, every second digit doubled, its own digits added up; the sum ends in 0.
    static func hasLuhnDigit(_ number: String) -> Bool {
        let digits = number.compactMap(\.wholeNumberValue)
        let sum = digits.reversed().enumerated().reduce(0) { sum, digit in
            let value = digit.offset % 2 == 1 ? 2 * digit.element : digit.element
            return sum + value / 10 + value % 10
        }
        return sum % 10 == 0
    }

    /// ISO 13616: the first four behind the rest, letters as numbers from 10, the whole as one number is 1 modulo 97.
    static func isIBAN(_ account: String) -> Bool {
        let signs = account.uppercased().filter { $0.isASCII && ($0.isLetter || $0.isNumber) }
        let digits = (signs.dropFirst(4) + signs.prefix(4)).flatMap { sign in
            String(Int(String(sign), radix: 36) ?? 0).compactMap(\.wholeNumberValue)
        }
        return digits.reduce(0) { ($0 * 10 + $1) % 97 } == 1
    }

    /// `body` with the digit behind it that Luhn's method asks for.
    static func withLuhnDigit(_ body: String) -> String {
        (0...9).map { body + String($0) }.first(where: hasLuhnDigit) ?? body
    }
}
