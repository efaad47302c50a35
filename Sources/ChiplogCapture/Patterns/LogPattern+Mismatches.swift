package import Chiplog

extension LogPattern {
    /// One thing in which a record is not as described.
    package enum Mismatch: Sendable, Hashable {
        case level(expected: LogLevel)
        case message(expected: TextPattern)
        /// The name is the whole one or the object's of which a part was expected.
        case field(path: String, expected: FieldPattern)
        /// A field that `only` forbids.
        case unexpectedField(name: String)
        case other(words: String)
    }

    /// Everything in which `record` is not as described; empty when it matches. Of alternatives, what keeps the record
    /// from the one that it is closest to.
    package func mismatches(in record: CapturedRecord) -> [Mismatch] {
        record.withEvent { mismatches(in: $0) }
    }

    private func mismatches(in event: borrowing LogEvent) -> [Mismatch] {
        var found = unexpectedFields(in: event).map { Mismatch.unexpectedField(name: $0) }
        switch shape {
        case .plain(let parts):
            for part in parts where !part.filter.matches(event) { found.append(part.mismatch) }
        case .all(let patterns):
            for pattern in patterns { found += pattern.mismatches(in: event) }
        case .any(let patterns):
            var closest: [Mismatch]?
            for pattern in patterns {
                let own = pattern.mismatches(in: event)
                if own.count < closest?.count ?? .max { closest = own }
            }
            found += closest ?? []
        }
        return found
    }

    /// Whether `record`, which does not match, is likely the one that was meant: it has the message, or everything else
    /// and at least one named field.
    package func nearlyMatches(_ record: CapturedRecord) -> Bool {
        let mismatches = mismatches(in: record)
        if mismatches.isEmpty { return false }
        let messageDiffers = mismatches.contains { if case .message = $0 { true } else { false } }
        if asksForMessage && !messageDiffers { return true }
        return asksForField && mismatches.count == 1 && messageDiffers
    }

    private var asksForMessage: Bool {
        switch shape {
        case .plain(let parts): parts.contains { if case .message = $0 { true } else { false } }
        case .all(let patterns), .any(let patterns): patterns.contains(where: \.asksForMessage)
        }
    }

    private var asksForField: Bool { !namedFields.isEmpty }
}

extension LogPattern.Part {
    fileprivate var mismatch: LogPattern.Mismatch {
        switch self {
        case .level(let level): .level(expected: level)
        case .message(let pattern): .message(expected: pattern)
        case .field(let field): .field(path: field.path, expected: field.pattern)
        case .other(_, let words): .other(words: words)
        }
    }
}
