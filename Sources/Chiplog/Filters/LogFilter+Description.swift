/// In words, as `Pipeline.explain` uses them: `level at least warning and label db and field status >= 500`.
extension LogFilter: CustomStringConvertible {
    public var description: String {
        switch self {
        case .everything: "everything"
        case .nothing: "nothing"
        case .atLeast(let level): "level at least \(level)"
        case .below(let level): "level below \(level)"
        case .level(let level): "level \(level)"
        case .label(let prefix): "label \(quoted(prefix.description))"
        case .message(let pattern): "message \(pattern)"
        case .field(let path, let test): "field \(quoted(path)) \(test)"
        case .hasError: "an error"
        case .error(let type): "an error of type \(type)"
        case .hasTrace: "a trace"
        case .isSpan: "a span's end"
        case .all(let filters): filters.isEmpty ? "everything" : Self.list(filters, separator: " and ")
        case .any(let filters): filters.isEmpty ? "nothing" : Self.list(filters, separator: " or ")
        case .not(let filter): "not \(filter.operand)"
        }
    }

    private static func list(_ filters: [LogFilter], separator: String) -> String {
        filters.count == 1 ? filters[0].description : filters.map(\.operand).joined(separator: separator)
    }

    /// In parentheses where it has words of its own between its parts.
    private var operand: String {
        switch self {
        case .all(let filters) where filters.count > 1, .any(let filters) where filters.count > 1: "(\(self))"
        default: description
        }
    }
}

extension FieldTest: CustomStringConvertible {
    public var description: String {
        switch self {
        case .exists: "exists"
        case .equal(let value): "= \(value.inWords)"
        case .notEqual(let value): "!= \(value.inWords)"
        case .less(let value): "< \(value.inWords)"
        case .atMost(let value): "<= \(value.inWords)"
        case .greater(let value): "> \(value.inWords)"
        case .atLeast(let value): ">= \(value.inWords)"
        case .oneOf(let values): "in [\(values.map(\.inWords).joined(separator: ", "))]"
        case .text(let pattern): pattern.description
        }
    }
}

extension TextPattern: CustomStringConvertible {
    public var description: String {
        switch self {
        case .exactly(let text): quoted(text)
        case .contains(let text): "contains \(quoted(text))"
        case .wildcard(let pattern): "like \(quoted(pattern.description))"
        case .regex(let pattern): "matching \(quoted(pattern.description))"
        }
    }
}

extension LogValue {
    /// As JSON writes it.
    fileprivate var inWords: String {
        let line = LogFields([(key: LogKey(""), value: self)]).description
        if case .string(let text) = self { return quoted(text) }
        return String(line.drop { $0 != "=" }.dropFirst())
    }
}

/// Between quotation marks, with escapes: it is shown to people and must not end a line.
private func quoted(_ text: String) -> String {
    "\"\(LineBuffer.string { $0.append(escaping: text) })\""
}
