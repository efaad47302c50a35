internal import ChiplogCapture

/// A record of work that outlived its test.
enum LateRecord {
    /// Writes one line to standard error, for whoever reads the run's output.
    static func warn(_ record: CapturedRecord, test: String) {
        StandardError.write("warning: logged after the end of \(test), which should wait for it: \(record)\n")
    }
}
