internal import Chiplog
internal import ChiplogCapture

/// A test's captured log, for whoever looks into why it failed.
struct CapturedLogText {
    private let records: [CapturedRecord]
    private let hiddenCount: Int
    private let droppedCount: Int

    init(_ capture: LogCapture) {
        let log = SearchedLog(wholeOf: capture)
        records = log.shown
        hiddenCount = log.records.count - records.count
        droppedCount = log.droppedCount
    }

    /// The last records as a table below a headline, such as "captured log, 14 records:"; nil when there are none.
    var summary: String? {
        guard !records.isEmpty else { return nil }
        let dropped = droppedCount > 0 ? ", \(droppedCount) more dropped by the capture's bound" : ""
        let hidden = hiddenCount > 0 ? ", \(hiddenCount) more not shown, holding a secret" : ""
        let headline = "captured log, \(counted(records.count, "record", "records"))\(dropped)\(hidden):"
        return ([headline] + RecordTable(records, focus: records.count) { _ in nil }.lines).joined(separator: "\n")
    }

    /// Every record on a line of its own.
    var whole: String {
        let dropped = droppedCount > 0 ? ["(\(droppedCount) more were dropped by the capture's bound)"] : []
        let hidden = hiddenCount > 0 ? ["(\(hiddenCount) more are not shown, holding a secret)"] : []
        let lines = records.map { "\($0.sequence) \($0.time) \($0)" } + dropped + hidden
        return lines.map { $0 + "\n" }.joined()
    }
}
