import Glibc

/// Points in time as text, in UTC with whole seconds: `2026-01-31T08:15:00Z`.
public enum RFC3339 {
    /// Now, by the system's clock.
    public static func now() -> String { text(secondsSince1970: time(nil)) }

    /// The time that many seconds after 1970-01-01T00:00:00Z.
    public static func text(secondsSince1970 seconds: Int) -> String {
        var seconds = seconds
        var parts = tm()
        gmtime_r(&seconds, &parts)
        let date = [digits(parts.tm_year + 1900, 4), digits(parts.tm_mon + 1, 2), digits(parts.tm_mday, 2)]
        let time = [parts.tm_hour, parts.tm_min, parts.tm_sec].map { digits($0, 2) }
        return "\(date.joined(separator: "-"))T\(time.joined(separator: ":"))Z"
    }

    private static func digits(_ number: Int32, _ width: Int) -> String {
        let text = String(number)
        return String(repeating: "0", count: max(0, width - text.count)) + text
    }
}
