internal import Chiplog
internal import ChiplogCapture

/// A test's captured log, for whoever looks into why it failed. Records that hold a secret which the test asked about are
/// left out.
struct CapturedLogText {
    private let log: SearchedLog

    init(_ capture: LogCapture) {
        log = SearchedLog(capture, since: .start)
    }

    /// The last records as a table below a headline, such as "captured log, 14 records:"; nil when there are none.
    var summary: String? {
        guard !log.records.isEmpty else { return nil }
        let dropped = log.droppedCount > 0 ? ", \(log.droppedCount) more dropped by the capture's bound" : ""
        let headline = "captured log, \(counted(log.records.count, "record", "records"))\(dropped):"
        return log.text(headline, focus: nil) { _ in nil }
    }

    /// Every record on a line of its own.
    var whole: String {
        let shown = log.shown
        var lines = shown.map { "\($0.sequence) \($0.time) \($0)" }
        if shown.count < log.records.count {
            lines.append("(\(log.records.count - shown.count) more hold a secret)")
        }
        if log.droppedCount > 0 {
            lines.append("(\(log.droppedCount) more were dropped by the capture's bound)")
        }
        return lines.map { $0 + "\n" }.joined()
    }
}
