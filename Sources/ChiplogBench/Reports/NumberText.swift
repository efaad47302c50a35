/// Numbers as people read them, without a locale: `1,234.5`.
package enum NumberText {
    /// The integer in groups of three digits.
    package static func grouped(_ value: UInt64) -> String {
        var text = ""
        for (index, digit) in String(value).reversed().enumerated() {
            if index > 0, index % 3 == 0 { text.append(",") }
            text.append(digit)
        }
        return String(text.reversed())
    }

    /// The number rounded to `decimals` (0 to 9) digits behind the point; `n/a` where it is none or too large to count.
    package static func fixed(_ value: Double, decimals: Int) -> String {
        let power = (0..<decimals).reduce(1.0) { product, _ in product * 10 }
        let scaled = (abs(value) * power).rounded()
        guard scaled < 1e18 else { return "n/a" }
        let (whole, fraction) = UInt64(scaled).quotientAndRemainder(dividingBy: UInt64(power))
        var text = value < 0 && scaled > 0 ? "-" : ""
        text += grouped(whole)
        if decimals > 0 {
            let digits = String(fraction)
            text += "." + String(repeating: "0", count: decimals - digits.count) + digits
        }
        return text
    }

    /// The number as short as it is given: "1.5", "2".
    static func shortest(_ value: Double) -> String {
        value == value.rounded() && abs(value) < 1e15 ? String(Int64(value)) : String(value)
    }
}
