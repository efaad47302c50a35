/// What the text of a failure shows already, so that nothing shows it again.
enum ShownRecords {
    /// Whether the issue that is being recorded on this task shows the capture's records itself.
    @TaskLocal static var areInIssue = false
}
