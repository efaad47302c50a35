/// How often a file is rotated by time: at whole multiples of the interval since 1970-01-01T00:00:00Z, so that an hour
/// begins on the hour and a day at midnight, in UTC.
public struct RotationInterval: Sendable, Hashable {
    let nanoseconds: Int64

    private init(_ count: Int, times seconds: Int) {
        // At least one, at most a hundred years: no product of these overflows.
        let most = 100 * 366 * 86_400 / seconds
        nanoseconds = Int64(min(max(count, 1), most) * seconds) * 1_000_000_000
    }

    public static let hour = hours(1)
    /// From midnight to midnight, UTC.
    public static let day = days(1)

    /// Numbers below 1 count as 1.
    public static func minutes(_ count: Int) -> Self { Self(count, times: 60) }
    /// Numbers below 1 count as 1.
    public static func hours(_ count: Int) -> Self { Self(count, times: 3600) }
    /// Numbers below 1 count as 1.
    public static func days(_ count: Int) -> Self { Self(count, times: 86_400) }

    /// When the interval that `time` lies in is over.
    func end(after time: LogTimestamp) -> LogTimestamp {
        let moment = time.nanosecondsSince1970
        let rest = moment % nanoseconds
        let left = rest < 0 ? -rest : nanoseconds - rest
        return LogTimestamp(nanosecondsSince1970: moment.addingReportingOverflow(left).overflow ? .max : moment + left)
    }
}
