internal import Chiplog
internal import ChiplogCapture

/// Whether all records like `pattern` belong to a trace, and what to say if not.
struct TraceContextCheck {
    /// nil: any.
    var trace: TraceID?
    var pattern: LogPattern
    var log: SearchedLog

    var matches: [CapturedRecord] {
        log.records.filter { pattern.matches($0) && belongs($0) }
    }

    private func belongs(_ record: CapturedRecord) -> Bool {
        guard let found = record.trace else { return false }
        return trace == nil || found.traceID == trace
    }

    private func isOutside(_ record: CapturedRecord) -> Bool {
        pattern.matches(record) && !belongs(record)
    }

    /// Line 1 can stand alone; the records follow, those outside of the trace marked. Nil when there are none.
    var failure: String? {
        let outside = log.records.filter(isOutside)
        let asked = matches.count + outside.count
        // The same words as where only a record is expected, and for the same reason.
        guard asked > 0 else { return LoggedCheck(pattern: pattern, log: log).failure }
        guard let first = log.records.firstIndex(where: isOutside) else {
            let claim = isAboutAll ? "every record has \(wanted)" : "each of these has \(wanted): \(pattern)"
            return log.doubt(about: claim, found: counted(asked, "has", "have"))
        }
        let headline = """
            expected \(wanted) on \(isAboutAll ? "every record" : "each of these: \(pattern)") (\(outside.count) of \(counted(asked, "record", "records")) \
            without it)
            """
        let text = log.text(headline, focus: first) { isOutside($0) ? .init("✗") : nil }
        return ([text] + notes(on: outside)).joined(separator: "\n")
    }

    private var isAboutAll: Bool { pattern == LogPattern() }

    private var wanted: String { trace.map { "trace \($0)" } ?? "a trace context" }

    /// Whose the records are instead; of few, since one line says as much as twenty.
    private func notes(on outside: [CapturedRecord]) -> [String] {
        outside.prefix(Self.mostNotes).map { record in
            let found = record.trace.map { "belongs to trace \($0.traceID), span \($0.spanID)" }
            return "    record \(record.sequence) " + (found ?? "belongs to no trace")
        }
    }

    private static let mostNotes = 3
}
