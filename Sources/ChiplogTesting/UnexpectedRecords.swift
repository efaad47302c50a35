internal import Chiplog
internal import ChiplogCapture

/// What `failOn:` says of a test: whether it logged anything of a level and above that no expectation claimed.
struct UnexpectedRecords {
    private let level: LogLevel
    private let unexpected: [CapturedRecord]
    /// What the capture has, and before that what of the unexpected was drained from it.
    private let log: SearchedLog
    private let drained: Set<Int>

    init(from level: LogLevel, in capture: LogCapture) {
        self.level = level
        unexpected = capture.unexpectedRecords(from: level)
        var log = SearchedLog(wholeOf: capture)
        let first = log.records.first?.sequence ?? .max
        let drained = unexpected.prefix { $0.sequence < first }
        log.records.insert(contentsOf: drained, at: 0)
        self.log = log
        self.drained = Set(drained.map(\.sequence))
    }

    /// Where the first of them was logged.
    var place: LogCallSite? { unexpected.first?.callSite }

    /// Line 1 can stand alone; the records follow, those that count marked. Nil when there are none.
    var failure: String? {
        guard let first = unexpected.first else {
            return log.doubt(
                about: "\(threshold) was logged unexpectedly",
                found: "not in \(counted(log.records.count, "record", "records"))")
        }
        let sequences = Set(unexpected.map(\.sequence))
        let focus = log.records.firstIndex { $0.sequence == first.sequence }
        let table = log.text(headline(first), focus: focus) {
            sequences.contains($0.sequence) ? .init("✗") : nil
        }
        return table + "\n    where it is meant to be logged, say so: \(remedy(first))"
            + (first.route == .process ? Self.mayBeAnothers : "")
    }

    private static let mayBeAnothers =
        "\n    it was logged on no task of this test, and may be another's that has no capture and runs beside it"

    private func headline(_ first: CapturedRecord) -> String {
        // Its words may hold a secret.
        let record = log.words(for: first) ?? "\(first.level)"
        let others = unexpected.count > 1 ? ", and \(unexpected.count - 1) more" : ""
        let missing = log.notSearched.isEmpty ? "" : " (\(log.notSearched.joined(separator: ", ")))"
        return "logged \(threshold), and nothing expected it: \(record) at \(first.callSite)\(others)\(missing)"
    }

    /// "error or above".
    private var threshold: String {
        level == .critical ? "\(level)" : "\(level) or above"
    }

    private func remedy(_ first: CapturedRecord) -> String {
        if drained.contains(first.sequence) { return "logs.claim(…) of what drain() has returned" }
        return "expectLogged(.\(first.level)" + (log.mayShow(first) ? ", " + Self.source(for: first.message) : "") + ")"
    }

    /// What stands for a message in the call, to be copied: valid Swift whatever is in it. Of a long one the beginning.
    private static func source(for message: String) -> String {
        let shown = message.prefix(CutText.mostOfPart)
        let literal = String(decoding: SnapshotLiteral(text: String(shown)).singleLine, as: UTF8.self)
        return shown.endIndex < message.endIndex ? ".contains(\(literal))" : literal
    }
}
