internal import Chiplog
internal import ChiplogCapture

/// Whether no record like `pattern` is in a log, and what to say if one is.
struct NotLoggedCheck {
    var pattern: LogPattern
    var log: SearchedLog

    /// Line 1 can stand alone; the records follow, those that match marked. Nil when there is none.
    var failure: String? {
        let matches = log.records.indices.filter { pattern.matches(log.records[$0]) }
        guard let first = matches.first else {
            return log.doubt(
                about: "this was logged: \(pattern)",
                found: "none in \(counted(log.records.count, "record", "records"))")
        }
        let example =
            pattern.asksForMessage ? "" : log.words(for: log.records[first]).map { ", the first: " + $0 } ?? ""
        let unexpected = pattern == LogPattern() ? "log, where there was to be none" : "log: \(pattern)"
        let headline = """
            unexpected \(unexpected) (found \(matches.count) in \(counted(log.records.count, "record", "records"))\
            \(example))
            """
        return log.text(headline, focus: first) { pattern.matches($0) ? .init("✗") : nil }
    }
}
