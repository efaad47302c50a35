internal import Chiplog
internal import ChiplogCapture

/// How several expected records stand to those that were logged.
public enum LogOrder: Sendable, Hashable {
    /// One behind the other, with anything in between.
    case inOrder
    /// Each there, in whatever order, with anything in between; no record counts for two.
    case anyOrder
    /// One behind the other, and nothing else.
    case exactly
}

/// Whether the records of a log are as a sequence says, and what to say if not.
struct SequenceCheck {
    /// The records that the sequence stands for, in the order of the log; none where it is not as expected.
    let matches: [CapturedRecord]
    /// Line 1 can stand alone; what was expected and what was logged follow, aligned. Nil when all is as expected.
    let failure: String?

    init(_ sequence: LogSequence, order: LogOrder, log: SearchedLog) {
        switch order {
        case .inOrder: self.init(LogDiff(log.records, sequence, order: .inOrder), log)
        case .anyOrder: self.init(anyOrder: sequence.patterns, log)
        case .exactly: self.init(LogDiff(log.records, sequence, order: .exactly), log, mayNotDrop: true)
        }
    }

    private init(_ diff: LogDiff, _ log: SearchedLog, mayNotDrop: Bool = false) {
        matches = diff.matches ?? []
        if let difference = diff.failure {
            failure = Self.failure(difference, log)
        } else {
            let found = "nothing in \(counted(log.records.count, "record", "records"))"
            failure = mayNotDrop ? log.doubt(about: "anything else was logged", found: found) : nil
        }
    }

    /// The text of a difference, whose first line also tells of what is not in it.
    private static func failure(_ difference: String, _ log: SearchedLog) -> String {
        var lines = difference.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
        var missing = log.notSearched
        if log.shown.count < log.records.count {
            lines = Array(lines.prefix(1))
            missing.append("records not shown, since some hold a secret")
        }
        if !missing.isEmpty {
            lines[0] += " (\(missing.joined(separator: ", ")))"
        }
        return (lines + log.footer).joined(separator: "\n")
    }

    private init(anyOrder patterns: [LogPattern], _ log: SearchedLog) {
        let matching = BipartiteMatching(
            patterns.map { pattern in log.records.indices.filter { pattern.matches(log.records[$0]) } })
        let found = matching.partners.compactMap { $0 }.sorted().map { log.records[$0] }
        let missing = patterns.indices.filter { matching.partners[$0] == nil }.map { patterns[$0] }
        matches = missing.isEmpty ? found : []
        failure = missing.isEmpty ? nil : Self.failure(patterns.count, missing, found, log)
    }

    private static func failure(
        _ count: Int, _ missing: [LogPattern], _ found: [CapturedRecord], _ log: SearchedLog
    ) -> String {
        let taken = Set(found.map(\.sequence))
        let headline = """
            expected \(counted(count, "log", "logs")) in any order, \(missing.count) not found: \
            \(missing.map(\.description).joined(separator: "; ")) (\(log.searched()))
            """
        let nearest = log.records.lastIndex { record in
            !taken.contains(record.sequence) && missing.contains { $0.nearlyMatches(record) }
        }
        return log.text(headline, focus: nearest) { record in
            if taken.contains(record.sequence) { return .init("=") }
            return missing.lazy.compactMap { $0.nearMissMark(on: record) }.first
        }
    }
}
