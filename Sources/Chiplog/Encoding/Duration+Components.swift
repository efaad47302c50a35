extension Duration {
    /// `components`, or the nearest there are: a `Duration` can be longer than they can say, and asking would trap.
    var clampedComponents: (seconds: Int64, attoseconds: Int64) {
        min(max(self, Self.least), Self.greatest).components
    }

    private static let least = Duration(secondsComponent: .min, attosecondsComponent: 0)
    private static let greatest = Duration(secondsComponent: .max, attosecondsComponent: 999_999_999_999_999_999)
}
