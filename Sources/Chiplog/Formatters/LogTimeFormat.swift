/// How a formatter writes the time of an event. The raw value is its name in patterns and configuration.
///
/// Digits that a form has no room for are cut, never rounded, so that no event seems to come from the future. RFC 3339
/// is the profile of ISO 8601 that most readers of logs take; Unix time counts from 1970-01-01T00:00:00Z, leap seconds
/// left out (IEEE Std 1003.1, "Seconds Since the Epoch").
public enum LogTimeFormat: String, Sendable, Hashable, CaseIterable {
    /// "2026-11-21T07:12:55.123Z"
    case rfc3339Milliseconds = "rfc3339-ms"
    /// "2026-11-21T07:12:55.123456Z", the default and the fastest
    case rfc3339Microseconds = "rfc3339-us"
    /// "2026-11-21T07:12:55.123456789Z"
    case rfc3339Nanoseconds = "rfc3339-ns"
    /// "2026-11-21T08:12:55.123+01:00": RFC 3339 in the time zone of the process
    case rfc3339Local = "rfc3339-local"
    /// "07:12:55.123" in UTC
    case timeOfDay = "time-of-day"
    /// "08:12:55.123" in the time zone of the process
    case localTimeOfDay = "local-time-of-day"
    /// 1795245175.123456: seconds with six decimals
    case unixSeconds = "unix-s"
    /// 1795245175123
    case unixMilliseconds = "unix-ms"
    /// 1795245175123456
    case unixMicroseconds = "unix-us"
    /// 1795245175123456789; beyond 2⁵³, where readers that take every number for a double lose digits
    case unixNanoseconds = "unix-ns"

    /// Whether the text is a number, which JSON writes without quotation marks.
    var isNumber: Bool {
        switch self {
        case .unixSeconds, .unixMilliseconds, .unixMicroseconds, .unixNanoseconds: true
        default: false
        }
    }
}

extension LineBuffer {
    /// Appends `time` in the form asked for.
    public mutating func append(_ time: LogTimestamp, as format: LogTimeFormat) {
        switch format {
        case .rfc3339Microseconds: append(time)
        case .rfc3339Milliseconds: append(utc: time, digits: 3)
        case .rfc3339Nanoseconds: append(utc: time, digits: 9)
        case .rfc3339Local: append(local: time)
        case .timeOfDay: appendTimeOfDay(time, offset: 0)
        case .localTimeOfDay: appendTimeOfDay(time, offset: time.localOffset)
        case .unixSeconds: append(unixSeconds: time)
        case .unixMilliseconds: append(time.divided(by: 1_000_000).quotient)
        case .unixMicroseconds: append(time.divided(by: 1000).quotient)
        case .unixNanoseconds: append(time.nanosecondsSince1970)
        }
    }

    private mutating func append(utc time: LogTimestamp, digits: Int) {
        let (second, nanosecond) = time.divided(by: 1_000_000_000)
        append(second: second, from: 0)
        append(fractionOfSecond: nanosecond, digits: digits)
        append(byte: UInt8(ascii: "Z"))
    }

    private mutating func append(local time: LogTimestamp) {
        let (second, nanosecond) = time.divided(by: 1_000_000_000)
        // RFC 3339 has no seconds in an offset, which zones had before 1972.
        let offset = time.localOffset / 60 * 60
        append(second: second + offset, from: 0)
        append(fractionOfSecond: nanosecond, digits: 3)
        append(offset < 0 ? "-" : "+")
        append(offset.magnitude / 3600, digits: 2)
        append(byte: UInt8(ascii: ":"))
        append(offset.magnitude / 60 % 60, digits: 2)
    }

    /// Appends "07:12:55.123" as clocks show it that are `offset` seconds ahead of UTC.
    private mutating func appendTimeOfDay(_ time: LogTimestamp, offset: Int64) {
        let (second, nanosecond) = time.divided(by: 1_000_000_000)
        append(second: second + offset, from: 11)
        append(fractionOfSecond: nanosecond, digits: 3)
    }

    /// Appends the decimal number of seconds; before 1970 its sign stands before the whole.
    private mutating func append(unixSeconds time: LogTimestamp) {
        let microseconds = time.divided(by: 1000).quotient
        append(microseconds < 0 ? "-" : "")
        append(microseconds.magnitude / 1_000_000)
        append(byte: UInt8(ascii: "."))
        append(microseconds.magnitude % 1_000_000, digits: 6)
    }

    private mutating func append(fractionOfSecond nanosecond: Int64, digits: Int) {
        append(byte: UInt8(ascii: "."))
        switch digits {
        case 3: append(UInt64(nanosecond / 1_000_000), digits: 3)
        default: append(UInt64(nanosecond), digits: 9)
        }
    }
}
