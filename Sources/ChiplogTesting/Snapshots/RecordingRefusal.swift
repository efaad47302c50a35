/// Why a snapshot is not written into a test's source; nothing has been changed.
struct RecordingRefusal: Error, Equatable {
    /// Goes on behind "snapshot not recorded: ".
    let reason: String

    static let fileHasChanged = "the file has changed since it was compiled; run the tests again"

    /// The lines that the tests were built with may be others by now.
    static func editedSinceBuild(_ path: String) -> RecordingRefusal {
        RecordingRefusal("\(path) has been edited since the tests were built; build and run them again")
    }

    init(_ reason: String) {
        self.reason = reason
    }
}
