/// Reads a whole number with its unit, such as `64KiB` or `200ms`.
enum Quantity {
    /// The number of bytes; nil when the text is no size or is beyond `Int`.
    static func bytes(of text: String) -> Int? {
        guard let (count, unit) = split(text) else { return nil }
        let factor: Int
        switch unit {
        case "B": factor = 1
        case "KiB": factor = 1 << 10
        case "MiB": factor = 1 << 20
        case "GiB": factor = 1 << 30
        default: return nil
        }
        let (bytes, overflow) = count.multipliedReportingOverflow(by: factor)
        return overflow ? nil : bytes
    }

    /// The duration; nil when the text is no duration.
    static func duration(of text: String) -> Duration? {
        guard let (count, unit) = split(text) else { return nil }
        switch unit {
        case "ns": return .nanoseconds(count)
        case "us": return .microseconds(count)
        case "ms": return .milliseconds(count)
        case "s": return .seconds(count)
        // Bounded, since minutes that fill an `Int` would overflow as seconds.
        case "min" where abs(count) <= 1 << 40: return .seconds(count * 60)
        default: return nil
        }
    }

    private static func split(_ text: String) -> (count: Int, unit: Substring)? {
        let digits = text.prefix { $0.isASCII && ($0.isNumber || $0 == "-") }
        guard let count = Int(digits), count != .min else { return nil }
        return (count, text[digits.endIndex...])
    }
}
