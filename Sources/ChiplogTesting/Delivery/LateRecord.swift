internal import ChiplogCapture

/// A record of work that outlived its test.
enum LateRecord {
    /// Writes one line to standard error, for whoever reads the run's output.
    static func warn(_ record: CapturedRecord, in capture: LogCapture, test: String) {
        StandardError.write(warning(of: record, in: capture, test: test))
    }

    static func warning(of record: CapturedRecord, in capture: LogCapture, test: String) -> String {
        let mayShow = SearchedLog(capture, since: .start).mayShow(record)
        let words = mayShow ? record.description : "\(record.level) at \(record.callSite), which holds a secret"
        return "warning: logged after the end of \(test), which should wait for it: \(words)\n"
    }
}
