/// Why a snapshot is not written into a test's source; nothing has been changed.
struct RecordingRefusal: Error, Equatable {
    /// Goes on behind "snapshot not recorded: ".
    let reason: String

    static let fileHasChanged = "the file has changed since it was compiled; run the tests again"

    init(_ reason: String) {
        self.reason = reason
    }
}
