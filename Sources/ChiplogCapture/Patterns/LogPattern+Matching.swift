public import Chiplog

extension LogPattern {
    /// Whether `event` is as described; reads the encoded record. To search many, make a `RecordMatcher` once.
    public func matches(_ event: borrowing LogEvent) -> Bool {
        RecordMatcher(self).matches(event)
    }

    /// Whether `record` is as described.
    public func matches(_ record: CapturedRecord) -> Bool {
        record.withEvent { matches($0) }
    }

    /// The question, but for `only`.
    var filter: LogFilter {
        switch shape {
        case .plain(let parts): parts.count == 1 ? parts[0].filter : .all(parts.map(\.filter))
        case .all(let patterns): .all(patterns.map(\.filter))
        case .any(let patterns): .any(patterns.map(\.filter))
        }
    }

    /// The names before the first dot, and the whole ones, of all fields that the pattern describes.
    var namedFields: Set<String> {
        switch shape {
        case .plain(let parts):
            Set(
                parts.flatMap { part -> [String] in
                    guard case .field(let field) = part else { return [] }
                    return [field.path, field.path.prefix { $0 != "." }.description]
                })
        case .all(let patterns), .any(let patterns):
            patterns.reduce(into: []) { $0.formUnion($1.namedFields) }
        }
    }

    /// What `.secret` describes, as text.
    fileprivate var secrets: [String] {
        switch shape {
        case .plain(let parts): parts.compactMap(\.secret)
        case .all(let patterns), .any(let patterns): patterns.flatMap(\.secrets)
        }
    }

    /// Whether `only` stands anywhere in it.
    fileprivate var hasOnly: Bool {
        switch shape {
        case .plain: isOnly
        case .all(let patterns), .any(let patterns): isOnly || patterns.contains(where: \.hasOnly)
        }
    }

    fileprivate func matchesByParts(_ event: borrowing LogEvent) -> Bool {
        if isOnly && !unexpectedFields(in: event).isEmpty { return false }
        switch shape {
        case .plain: return filter.matches(event)
        case .all(let patterns):
            for pattern in patterns where !pattern.matchesByParts(event) { return false }
            return true
        case .any(let patterns):
            for pattern in patterns where pattern.matchesByParts(event) { return true }
            return false
        }
    }

    /// The names of fields that `only` forbids.
    func unexpectedFields(in event: borrowing LogEvent) -> [String] {
        guard isOnly else { return [] }
        let named = namedFields
        return event.fields.map(\.key.name).filter { !named.contains($0) }
    }
}

/// A pattern made ready to be held against many records.
struct RecordMatcher: Sendable {
    private let pattern: LogPattern
    /// What decides, unless the pattern says `only`.
    private let filter: LogFilter
    private let hasOnly: Bool

    init(_ pattern: LogPattern) {
        self.pattern = pattern
        filter = pattern.filter
        hasOnly = pattern.hasOnly
    }

    func matches(_ event: borrowing LogEvent) -> Bool {
        filter.matches(event) && (!hasOnly || pattern.matchesByParts(event))
    }
}

extension LogCapture {
    /// Keeps records that hold what `pattern` says is secret out of whatever shows the capture's records.
    package func conceal(secretsOf pattern: LogPattern) {
        for secret in pattern.secrets { conceal(secret) }
    }
}

extension LogPattern.Part {
    fileprivate var secret: String? {
        guard case .field(let field) = self, case .secret(let value) = field.pattern.wanted else { return nil }
        if case .string(let text) = value { return text }
        return value.literal
    }

    var filter: LogFilter {
        switch self {
        case .level(let level): .level(level)
        case .message(let pattern): .message(pattern)
        case .field(let field): field.filter
        case .error(let type, _): .error(type: type)
        case .label(let label): .label(label)
        case .other(let filter, _): filter
        }
    }
}
