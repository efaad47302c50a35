extension Duration {
    /// `components`, or the nearest there are: a `Duration` can be longer than they can say, and asking would trap.
    var clampedComponents: (seconds: Int64, attoseconds: Int64) {
        let attoseconds = attoseconds
        // Durations below nine seconds are taken apart in one register.
        if let short = Int64(exactly: attoseconds) {
            let (seconds, rest) = short.quotientAndRemainder(dividingBy: 1_000_000_000_000_000_000)
            return (seconds, rest)
        }
        return min(max(self, Self.least), Self.greatest).components
    }

    /// Whole nanoseconds, those beyond 292 years taken as the nearest that an `Int64` can say.
    package var saturatedNanoseconds: Int64 {
        let (seconds, attoseconds) = clampedComponents
        let (whole, isTooLong) = seconds.multipliedReportingOverflow(by: 1_000_000_000)
        let (sum, overflow) = whole.addingReportingOverflow(attoseconds / 1_000_000_000)
        return isTooLong || overflow ? (self < .zero ? .min : .max) : sum
    }

    /// Nanoseconds from zero to a century, between which anything else is taken to lie.
    package var clampedNanoseconds: Int64 {
        let century: Int64 = 3_200_000_000
        let (seconds, attoseconds) = clampedComponents
        guard seconds >= 0, attoseconds >= 0 else { return 0 }
        return min(seconds, century) * 1_000_000_000 + attoseconds / 1_000_000_000
    }

    private static let least = Duration(secondsComponent: .min, attosecondsComponent: 0)
    private static let greatest = Duration(secondsComponent: .max, attosecondsComponent: 999_999_999_999_999_999)
}
