/// How a capture waits for the process as its scope, and what it says meanwhile.
package struct ProcessPatience: Sendable {
    /// After this long it says that it waits, once: where its turn never comes nothing else would.
    static let limit = Duration.seconds(10)

    package var clock: any Clock<Duration> = ContinuousClock()
    /// Gets what it says, a line at a time.
    package var tell: @Sendable (String) -> Void = { StandardError.write($0) }

    package init() {}

    func tellOfWait(_ capture: LogCapture, for owner: String) {
        tell(
            """
            warning: \(capture.origin) waits for the process as its scope until \(owner) ends, whose scope it is; \
            where that one awaits this one, neither ever ends\n
            """)
    }

    func tellOfCancellation(_ capture: LogCapture, for owner: String) {
        tell(
            """
            warning: \(capture.origin) was cancelled while the process was the scope of \(owner), and so captures only \
            what its own task logs\n
            """)
    }
}
