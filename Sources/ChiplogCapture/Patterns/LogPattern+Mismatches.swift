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
        case error(expected: String)
        case label(expected: LabelPrefix, found: String)
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
            for part in parts where !part.filter.matches(event) { found.append(part.mismatch(in: event)) }
        case .all(let patterns):
            for pattern in patterns { found += pattern.mismatches(in: event) }
        case .any(let patterns):
            found += mismatches(ofClosest: patterns, in: event)
        }
        return found
    }

    /// Those of the pattern that `event` was likely meant for, or else of that with the fewest.
    private func mismatches(ofClosest patterns: [LogPattern], in event: borrowing LogEvent) -> [Mismatch] {
        var closest: [Mismatch]?
        for pattern in patterns {
            let own = pattern.mismatches(in: event)
            if pattern.nearlyMatches(event) { return own }
            if own.count < closest?.count ?? .max { closest = own }
        }
        return closest ?? []
    }
}

extension LogPattern {
    /// Whether `record`, which does not match, is likely the one that was meant. It has the message; or, where no message
    /// or another one is asked for, all but one thing is right, and the pattern's fields are among what tells it from others.
    package func nearlyMatches(_ record: CapturedRecord) -> Bool {
        record.withEvent { nearlyMatches($0) }
    }

    private func nearlyMatches(_ event: borrowing LogEvent) -> Bool {
        if case .any(let patterns) = shape {
            for pattern in patterns where pattern.nearlyMatches(event) { return true }
            return false
        }
        let mismatches = mismatches(in: event)
        guard let first = mismatches.first else { return false }
        if asksForMessage, !mismatches.contains(where: \.isOfMessage) { return true }
        guard mismatches.count == 1 else { return false }
        switch first {
        case .level, .message, .other: return asksForField
        case .label: return asksForField || asksForLevel
        case .field(let path, _): return event[path] != nil
        case .error: return event.error != nil
        case .unexpectedField: return true
        }
    }

    /// Whether the pattern says anything of the message.
    package var asksForMessage: Bool {
        switch shape {
        case .plain(let parts): parts.contains { if case .message = $0 { true } else { false } }
        case .all(let patterns), .any(let patterns): patterns.contains(where: \.asksForMessage)
        }
    }

    private var asksForLevel: Bool {
        guard case .plain(let parts) = shape else { return false }
        return parts.contains { if case .level = $0 { true } else { false } }
    }

    private var asksForField: Bool { !namedFields.isEmpty }
}

extension LogPattern.Mismatch {
    fileprivate var isOfMessage: Bool {
        if case .message = self { true } else { false }
    }
}

extension LogPattern.Part {
    fileprivate func mismatch(in event: borrowing LogEvent) -> LogPattern.Mismatch {
        switch self {
        case .level(let level): .level(expected: level)
        case .message(let pattern): .message(expected: pattern)
        case .field(let field): .field(path: field.path, expected: field.pattern)
        case .error(_, let words): .error(expected: words)
        case .label(let label): .label(expected: label, found: event.label)
        case .other(_, let words): .other(words: words)
        }
    }
}
