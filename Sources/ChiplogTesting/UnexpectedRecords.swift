internal import Chiplog
internal import ChiplogCapture

/// What `failOn:` says of a test: whether it logged anything of a level and above that no expectation claimed.
struct UnexpectedRecords {
    private let level: LogLevel
    private let unexpected: [CapturedRecord]
    private let capture: LogCapture

    init(from level: LogLevel, in capture: LogCapture) {
        self.level = level
        self.capture = capture
        unexpected = capture.unexpectedRecords(from: level)
    }

    /// Where the first of them was logged.
    var place: LogCallSite? { unexpected.first?.callSite }

    /// Line 1 can stand alone; the records follow, those that count marked. Nil when there are none.
    var failure: String? {
        guard let first = unexpected.first else { return failureOfDropping }
        let log = SearchedLog(capture, since: .start)
        let sequences = Set(unexpected.map(\.sequence))
        let focus = log.records.firstIndex { $0.sequence == first.sequence }
        let table = log.text(headline(first, in: log), focus: focus) {
            sequences.contains($0.sequence) ? .init("✗") : nil
        }
        return table + "\n    where it is meant to be logged, say so: \(remedy(first, in: log))"
            + (first.route == .process ? Self.doubt : "")
    }

    private var failureOfDropping: String? {
        let dropped = capture.droppedCount
        guard dropped > 0 else { return nil }
        return """
            cannot tell whether \(level) or above was logged unexpectedly: \(counted(dropped, "record", "records")) \
            dropped by the capture's bound
            """
    }

    private static let doubt =
        "\n    it was logged on no task of this test, and may be another's that has no capture and runs beside it"

    private func headline(_ first: CapturedRecord, in log: SearchedLog) -> String {
        let threshold = level == .critical ? "\(level)" : "\(level) or above"
        // Its words may hold a secret.
        let record = log.words(for: first) ?? "\(first.level)"
        let others = unexpected.count > 1 ? ", and \(unexpected.count - 1) more" : ""
        return "logged \(threshold), and nothing expected it: \(record) at \(first.callSite)\(others)"
    }

    private func remedy(_ first: CapturedRecord, in log: SearchedLog) -> String {
        let message = log.words(for: first)?.dropFirst(first.level.rawValue.count + 1)
        return "expectLogged(.\(first.level)" + (message.map { ", " + $0 } ?? "") + ")"
    }
}
