package import Chiplog

extension LogPattern {
    /// One thing in which a record is not as described.
    package enum Mismatch: Sendable, Hashable {
        case level(expected: LogLevel)
        case message(expected: String)
        case field(name: String, expected: LogValue)
    }

    /// Everything in which `record` is not as described; empty when it matches.
    package func mismatches(in record: CapturedRecord) -> [Mismatch] {
        var mismatches: [Mismatch] = []
        if let level, level != record.level {
            mismatches.append(.level(expected: level))
        }
        if let message, message != record.message {
            mismatches.append(.message(expected: message))
        }
        for (key, value) in fields where record.fields[key.name] != value {
            mismatches.append(.field(name: key.name, expected: value))
        }
        return mismatches
    }

    /// Whether `record`, which does not match, is likely the one that was meant: it has the message, or everything else
    /// and at least one named field.
    package func nearlyMatches(_ record: CapturedRecord) -> Bool {
        let mismatches = mismatches(in: record)
        if mismatches.isEmpty { return false }
        if let message, message == record.message { return true }
        return !fields.isEmpty && mismatches.count == 1 && message != nil
    }
}
