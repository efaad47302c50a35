extension LogLevels {
    /// Reads levels as environment variables and configuration files write them: `info,db=debug,db.pool=off`.
    ///
    /// Items are separated by commas: a level's name or "off" for the default, at most once; `PREFIX=LEVEL` for a part of
    /// the tree of labels, each prefix once. Spaces around an item, a prefix or a level are ignored; levels may be written
    /// in upper or lower case. A prefix may contain "=" (the last one separates) but no comma.
    ///
    /// - Parameters:
    ///   - text: at most 16,384 bytes.
    ///   - default: the default where the text gives none.
    public init(parsing text: String, default: LogThreshold = .info) throws(LogLevelsError) {
        guard text.utf8.count <= 16_384 else {
            throw LogLevelsError(text: "", position: 16_385, "expected at most 16,384 bytes")
        }
        self.init(`default`)
        var hasDefault = false
        // By scalars: a combining mark behind a comma makes another character of it, and would hide it.
        for scalars in text.unicodeScalars.split(separator: ",", omittingEmptySubsequences: false) {
            let item = Substring(scalars)
            guard let sign = item.unicodeScalars.lastIndex(of: "=") else {
                let threshold = try Self.threshold(item, in: text, hint: "a level, or PREFIX=LEVEL")
                guard !hasDefault else {
                    throw LogLevelsError(
                        text, at: item.trimmed.startIndex, "the default is given for the second time")
                }
                hasDefault = true
                self.default = threshold
                continue
            }
            let prefix = item[..<sign].trimmed
            guard !prefix.isEmpty else {
                throw LogLevelsError(text, at: prefix.startIndex, "expected a label before \"=\"")
            }
            let key = LabelPrefix(String(prefix))
            guard self[key] == nil else {
                throw LogLevelsError(
                    text, at: prefix.startIndex, "\(String(prefix).quotedForError) is given for the second time")
            }
            self[key] = try Self.threshold(
                Substring(item[sign...].unicodeScalars.dropFirst()), in: text, hint: "a level after \"=\"")
        }
    }

    /// The level that `item` names.
    private static func threshold(
        _ item: Substring, in text: String, hint: String
    ) throws(LogLevelsError) -> LogThreshold {
        let name = item.trimmed
        if let threshold = LogThreshold(name: name.lowercased()) { return threshold }
        guard !name.isEmpty else {
            throw LogLevelsError(text, at: name.startIndex, "expected \(hint), such as \"info\"")
        }
        let names = LogLevel.allCases.map(\.rawValue) + ["off"]
        throw LogLevelsError(
            text, at: name.startIndex,
            "unknown level \(String(name).quotedForError); expected one of \(names.joined(separator: ", "))",
            suggestion: String(name).nearest(in: names))
    }
}

/// What is wrong with levels written as text, and where, in one sentence.
///
/// `levels "info,db=debgu", character 9: unknown level "debgu"; expected one of …; did you mean "debug"?`
public struct LogLevelsError: Error, Hashable, CustomStringConvertible {
    /// The text that was read.
    public var text: String
    /// Where in the text, in characters counted from 1.
    public var position: Int
    /// What is wrong, and what was expected.
    public var message: String
    /// The nearest valid level, where one is near.
    public var suggestion: String?

    init(text: String, position: Int, _ message: String, suggestion: String? = nil) {
        self.text = text
        self.position = position
        self.message = message
        self.suggestion = suggestion
    }

    fileprivate init(_ text: String, at place: String.Index, _ message: String, suggestion: String? = nil) {
        self.init(
            text: text, position: text.unicodeScalars.distance(from: text.startIndex, to: place) + 1, message,
            suggestion: suggestion)
    }

    public var description: String {
        let hint = suggestion.map { "; did you mean \"\($0)\"?" } ?? ""
        return "levels \(text.quotedForError), character \(position): \(message)\(hint)"
    }
}

extension Substring {
    /// Without the spaces and tabs around it.
    fileprivate var trimmed: Substring {
        let isBlank = { (scalar: Unicode.Scalar) in scalar == " " || scalar == "\t" }
        guard let last = unicodeScalars.lastIndex(where: { !isBlank($0) }) else { return self[endIndex...] }
        return Substring(unicodeScalars[...last].drop(while: isBlank))
    }
}
