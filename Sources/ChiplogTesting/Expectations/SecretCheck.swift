internal import Chiplog
internal import ChiplogCapture

/// Whether a secret is in a log, and what to say if it is: never the secret.
struct SecretCheck {
    var secret: String
    var log: SearchedLog
    /// Whether the records are what processors have left of the events.
    var isProcessed = false

    /// Line 1 can stand alone; then each place is named. Nil when the secret is nowhere.
    var failure: String? {
        if secret.isEmpty { return "expectNeverLogged(secret:) was given an empty secret, which is in every record" }
        if log.records.isEmpty && log.droppedCount == 0 {
            return (["cannot tell whether the secret is logged (\(log.searched()))"] + log.footer)
                .joined(separator: "\n")
        }
        let leaks = log.records.compactMap { record in Self.places(of: secret, in: record).map { (record, $0) } }
        guard let first = leaks.first else {
            return log.doubt(
                about: "the secret is logged", found: "not in \(counted(log.records.count, "record", "records"))")
        }
        let count = "\(leaks.count) of \(counted(log.records.count, "record", "records"))"
        let headline = "secret logged in \(count), first in \(first.1[0]) of record \(first.0.sequence)"
        let lines = leaks.prefix(RecordTable.mostRows).map { record, places in
            "  ✗ \(record.sequence) \(record.level) \(record.callSite): in \(places.joined(separator: ", "))"
        }
        let rest = leaks.count - lines.count
        return
            ([headline] + lines + (rest > 0 ? ["    … \(rest) more"] : [])
            + (isProcessed ? [] : [Self.likelyCause])).joined(separator: "\n")
    }

    private static let likelyCause =
        "    captured as it was logged; to capture what redaction leaves of it, see processors: [.redact(…)]"

    /// Where in a record the secret is; nil for nowhere.
    static func places(of secret: String, in record: CapturedRecord) -> [String]? {
        var places: [String] = []
        if record.message.holds(secret) { places.append("the message") }
        if record.label.holds(secret) { places.append("the label") }
        for field in record.fields {
            if field.key.name.holds(secret) {
                places.append("a field's name")
            } else if field.value.holds(secret) {
                places.append("field \(field.key.name)")
            }
        }
        if let error = record.error, LogValue.error(error).holds(secret) { places.append("the error") }
        if places.isEmpty, let format = writtenFormat(with: secret, record) { places.append("its line as \(format)") }
        return places.isEmpty ? nil : places
    }

    /// What is nowhere in the values may still come about when they are written.
    private static func writtenFormat(with secret: String, _ record: CapturedRecord) -> String? {
        let formats: [(String, any LogFormatter)] = [("text", .text), ("JSON", .json), ("logfmt", .logfmt)]
        return record.withEvent { event in
            for (name, formatter) in formats {
                let holds = try? formatter.withLine(of: event) { String(decoding: $0, as: UTF8.self).holds(secret) }
                if holds == true { return name }
            }
            return nil
        }
    }
}

extension LogValue {
    /// Whether it has the text anywhere in it, however deep.
    fileprivate func holds(_ secret: String) -> Bool {
        switch self {
        case .string(let text): text.holds(secret)
        case .array(let elements): elements.contains { $0.holds(secret) }
        case .object(let fields): fields.contains { $0.key.name.holds(secret) || $0.value.holds(secret) }
        case .bytes(let bytes): String(decoding: bytes, as: UTF8.self).holds(secret)
        case .error(let error):
            error.message.holds(secret) || error.causes.contains { LogValue.error($0).holds(secret) }
        case .null, .bool, .int, .uint, .double, .timestamp, .duration: false
        }
    }
}

extension String {
    fileprivate func holds(_ part: String) -> Bool {
        TextPattern.contains(part).matches(self)
    }
}
