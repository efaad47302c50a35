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
    var sequence: LogSequence
    var order: LogOrder
    var log: SearchedLog

    private var patterns: [LogPattern] { sequence.patterns }

    /// The records that the patterns stand for, in the order of the log; nil where it is not as expected.
    var matches: [CapturedRecord]? {
        switch order {
        case .inOrder: matchesInOrder
        case .anyOrder: matchesInAnyOrder
        case .exactly:
            log.records.count == patterns.count && zip(patterns, log.records).allSatisfy { $0.matches($1) }
                ? log.records : nil
        }
    }

    /// Taking the first that matches never spoils what comes later.
    private var matchesInOrder: [CapturedRecord]? {
        var matches: [CapturedRecord] = []
        for record in log.records where matches.count < patterns.count {
            if patterns[matches.count].matches(record) { matches.append(record) }
        }
        return matches.count == patterns.count ? matches : nil
    }

    private var matchesInAnyOrder: [CapturedRecord]? {
        let matching = assignment
        guard !matching.contains(nil) else { return nil }
        return matching.compactMap { $0 }.sorted().map { log.records[$0] }
    }

    /// A record for as many patterns as can have one of their own.
    private var assignment: [Int?] {
        BipartiteMatching(
            patterns.map { pattern in log.records.indices.filter { pattern.matches(log.records[$0]) } }
        ).partners
    }

    /// Line 1 can stand alone; what was expected and what was logged follow, aligned. Nil when all is as expected.
    var failure: String? {
        guard matches == nil else {
            guard order == .exactly, log.droppedCount > 0 else { return nil }
            return "cannot tell whether only this was logged: \(log.droppedCount) more dropped by the capture's bound"
        }
        return order == .anyOrder ? failureOfAnyOrder : failureOfOrder
    }

    private var failureOfOrder: String {
        let diff = LogDiff(expected: patterns, captured: log.records, allowsOthers: order == .inOrder)
        return ([diff.text] + log.footer).joined(separator: "\n")
    }

    private var failureOfAnyOrder: String {
        let assignment = assignment
        let missing = patterns.indices.filter { assignment[$0] == nil }.map { patterns[$0] }
        let taken = Set(assignment.compactMap { $0 }.map { log.records[$0].sequence })
        let headline = """
            expected \(counted(patterns.count, "log", "logs")) in any order, \(missing.count) not found: \
            \(missing.map(\.description).joined(separator: "; ")) (\(log.searched()))
            """
        let nearest = log.records.lastIndex { record in missing.contains { $0.nearlyMatches(record) } }
        return log.text(headline, focus: nearest) { record in
            if taken.contains(record.sequence) { return .init("=") }
            return missing.first { $0.nearlyMatches(record) }.map { .init("≈", $0.mismatches(in: record)) }
        }
    }
}
