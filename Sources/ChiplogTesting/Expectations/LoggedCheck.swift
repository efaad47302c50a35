internal import Chiplog
internal import ChiplogCapture

/// Whether records like `pattern` are in a log as often as expected, and what to say if not.
struct LoggedCheck {
    var pattern: LogPattern
    var times = LogCount.atLeast(1)
    var log: SearchedLog

    var matches: [CapturedRecord] { log.records.filter(pattern.matches) }

    /// Line 1 can stand alone; the records follow, those that match or come near marked. Nil when all is as expected.
    var failure: String? {
        let count = matches.count
        if times.range.contains(count) { return doubt(count) }
        return count == 0 ? failureOfAbsence : failureOfCount(count)
    }

    private var failureOfAbsence: String {
        let nearMisses = log.records.indices.filter { pattern.nearlyMatches(log.records[$0]) }
        // Of those that differ least, the last: what was logged just before the expectation.
        let nearest = nearMisses.reversed().min { mismatchCount($0) < mismatchCount($1) }
        let often = times == .atLeast(1) ? "" : "expected \(times), "
        let headline = "expected log not found: \(pattern) (\(often)\(log.searched(nearMisses: nearMisses.count)))"
        return log.text(headline, focus: nearest, nearMissesOf: pattern)
    }

    private func failureOfCount(_ count: Int) -> String {
        let expected = times == 0 ? "expected no such log" : "expected log \(times)"
        let headline = "\(expected), found \(LogCount.times(count)): \(pattern) (\(log.searched()))"
        let last = log.records.lastIndex(where: pattern.matches)
        return log.text(headline, focus: last) { record in
            pattern.matches(record) ? .init("=") : pattern.nearMissMark(on: record)
        }
    }

    /// A number that may not be exceeded says nothing where records are missing.
    private func doubt(_ count: Int) -> String? {
        guard times.range.upperBound != .max else { return nil }
        return log.doubt(
            about: "this was logged \(times): \(pattern)",
            found: "\(LogCount.times(count)) in \(counted(log.records.count, "record", "records"))")
    }

    private func mismatchCount(_ index: Int) -> Int {
        pattern.mismatches(in: log.records[index]).count
    }
}
