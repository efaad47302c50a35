public import Chiplog

/// What a record should look like: its level, its message, some of its fields. What is nil or not named may be anything.
///
/// ```swift
/// LogPattern(.error, "payment declined", ["code": 51])
/// LogPattern(nil, .contains("retry"), ["attempt": .in(1...3)]).label("http") | "gave up"
/// ```
/// Anything else that a `LogFilter` can ask is added with `where`.
public struct LogPattern: Sendable, Hashable {
    indirect enum Shape: Sendable, Hashable {
        case plain([Part])
        case all([LogPattern])
        case any([LogPattern])
    }

    /// One thing that is asked of a record.
    enum Part: Sendable, Hashable {
        case level(LogLevel)
        case message(TextPattern)
        case field(FieldPatterns.Element)
        /// An error of the type with this qualified name, which is written so.
        case error(type: String, words: String)
        case label(LabelPrefix)
        case other(LogFilter, words: String)
    }

    let shape: Shape
    /// Whether a record may have no other fields than those named.
    let isOnly: Bool

    init(_ shape: Shape, isOnly: Bool = false) {
        self.shape = shape
        self.isOnly = isOnly
    }

    /// - Parameters:
    ///   - level: exactly this one; nil allows any.
    ///   - message: the whole message as a literal, or `.contains("declined")`, `.wildcard(…)`, `.exactly(text)`; nil allows any.
    ///   - error: the type of the `error:` that was given, or of one of its causes; nil allows any, and none.
    ///   - fields: by name; others may be there too.
    public init(
        _ level: LogLevel? = nil, _ message: TextPattern? = nil, error: (any Error.Type)? = nil,
        _ fields: FieldPatterns = [:]
    ) {
        var parts: [Part] = []
        if let level { parts.append(.level(level)) }
        if let message { parts.append(.message(message)) }
        parts += fields.elements.map { .field($0) }
        if let error { parts.append(.error(error)) }
        self.init(.plain(parts))
    }

    /// Records of this level, with any message and, among others, these fields: `LogPattern(.error, ["code": 51])`.
    public init(_ level: LogLevel?, _ fields: FieldPatterns) {
        self.init(level, nil, fields)
    }

    /// Records that a filter matches.
    public init(_ filter: LogFilter) {
        self.init(.plain([.other(filter, words: "where " + filter.description)]))
    }
}

extension LogPattern: ExpressibleByStringInterpolation {
    /// Records with this message.
    public init(stringLiteral message: String) {
        self.init(nil, .exactly(message))
    }
}

extension LogPattern {
    /// Records of this level and above.
    public static func from(_ level: LogLevel) -> Self {
        Self(.plain([.other(.atLeast(level), words: "\(level) or above")]))
    }

    /// The same, and no fields but those that are named.
    public var only: Self {
        Self(shape, isOnly: true)
    }

    /// The same, from logs with this label or one below it: "db" is "db" and "db.pool".
    public func label(_ label: LabelPrefix) -> Self {
        adding([.label(label)])
    }

    /// The same, given an `error:` of this type, or with such a cause.
    public func error(_ type: (some Error).Type) -> Self {
        adding([.error(type)])
    }

    /// The same, and these fields too.
    public func with(_ fields: FieldPatterns) -> Self {
        fields.isEmpty ? self : adding(fields.elements.map { .field($0) })
    }

    /// The same, if the filter matches too.
    public func `where`(_ filter: LogFilter) -> Self {
        adding([.other(filter, words: "where \(filter)")])
    }

    private func adding(_ more: [Part]) -> Self {
        guard case .plain(let parts) = shape else {
            return self & LogPattern(.plain(more))
        }
        return Self(.plain(parts + more), isOnly: isOnly)
    }

    /// Records that look like both.
    public static func & (one: Self, other: Self) -> Self {
        Self(.all([one, other]))
    }

    /// Records that look like one of the two.
    public static func | (one: Self, other: Self) -> Self {
        if case .any(let patterns) = one.shape, !one.isOnly {
            return Self(.any(patterns + [other]))
        }
        return Self(.any([one, other]))
    }

    /// This record, and somewhere behind it that one.
    public func then(_ next: LogPattern) -> LogSequence {
        LogSequence([self, next])
    }
}

extension LogPattern.Part {
    static func error(_ type: any Error.Type) -> Self {
        .error(type: LogErrorValue.name(of: type), words: "\(type)")
    }

    /// What stands behind the fields where the pattern is described; nil for level, message and fields.
    var furtherWords: String? {
        switch self {
        case .level, .message, .field: nil
        case .error(_, let words): "with error " + words
        case .label(let label): "label \(label)"
        case .other(_, let words): words
        }
    }
}

extension LogPattern: CustomStringConvertible {
    /// `error "payment declined" [code=51]`. Of a text the first 200 characters, of all the first 1,000, and how many
    /// follow.
    public var description: String {
        let text =
            switch shape {
            case .plain(let parts): Self.words(of: parts)
            case .all(let patterns): patterns.map(\.asPart).joined(separator: " and ")
            case .any(let patterns): patterns.map(\.asPart).joined(separator: " or ")
            }
        return CutText(isOnly ? text + " and no other fields" : text, to: CutText.mostOfLine).description
    }

    private var asPart: String {
        if case .plain = shape, !isOnly { return description }
        return "(\(description))"
    }

    private static func words(of parts: [Part]) -> String {
        var words: [String] = []
        var fields: [String] = []
        for part in parts {
            switch part {
            case .level(let level): words.append(level.rawValue)
            case .message(.exactly(let text)): words.append(TextPattern.exactly(text).words)
            case .message(let pattern): words.append("message " + pattern.words)
            case .field(let field): fields.append(field.text)
            case .error, .label, .other: break
            }
        }
        if !fields.isEmpty { words.append("[" + fields.joined(separator: " ") + "]") }
        words += parts.compactMap(\.furtherWords)
        return words.isEmpty ? "any record" : words.joined(separator: " ")
    }
}
