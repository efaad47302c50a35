internal import ChiplogCapture

/// A record of work that outlived its test.
enum LateRecord {
    /// Writes one line to standard error, for whoever reads the run's output.
    static func warn(_ record: CapturedRecord, hiding secrets: [String], test: String) {
        StandardError.write(warning(of: record, hiding: secrets, test: test))
    }

    static func warning(of record: CapturedRecord, hiding secrets: [String], test: String) -> String {
        var log = SearchedLog([record])
        log.secrets = secrets
        let mayShow = log.mayShow(record)
        let words =
            mayShow
            ? CutText(record.description, to: CutText.mostOfLine).description
            : "\(record.level) at \(record.callSite), which holds a secret"
        return "warning: logged after the end of \(test), which should wait for it: \(words)\n"
    }
}
