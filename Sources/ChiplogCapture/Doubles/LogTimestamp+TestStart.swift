public import Chiplog

extension LogTimestamp {
    /// 2026-01-01T00:00:00Z, where the clocks of tests begin unless told otherwise.
    public static let testStart = LogTimestamp(nanosecondsSince1970: 1_767_225_600_000_000_000)

    /// The moment so many nanoseconds later, or the first or last that there is.
    func advanced(byNanoseconds nanoseconds: Int64) -> LogTimestamp {
        let (sum, overflow) = nanosecondsSince1970.addingReportingOverflow(nanoseconds)
        return LogTimestamp(nanosecondsSince1970: overflow ? (nanoseconds < 0 ? .min : .max) : sum)
    }
}
