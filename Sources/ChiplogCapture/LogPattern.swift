public import Chiplog

/// What a record should look like: its level, its message, some of its fields. What is nil or not named may be anything.
///
/// ```swift
/// LogPattern(.error, "payment declined", ["code": 51])
/// ```
public struct LogPattern: Sendable, Hashable {
    public var level: LogLevel?
    /// The whole message.
    public var message: String?
    /// Values that fields must have, by canonical equality; a record may have more fields.
    public var fields: LogFields

    public init(_ level: LogLevel? = nil, _ message: String? = nil, _ fields: LogFields = [:]) {
        self.level = level
        self.message = message
        self.fields = fields
    }

    /// Whether `record` is as described.
    public func matches(_ record: CapturedRecord) -> Bool {
        if let level, level != record.level { return false }
        if let message, message != record.message { return false }
        return fields.allSatisfy { record.fields[$0.key.name] == $0.value }
    }
}

extension LogPattern: CustomStringConvertible {
    /// `error "payment declined" [code=51]`.
    public var description: String {
        var words: [String] = []
        if let level {
            words.append(level.rawValue)
        }
        if let message {
            words.append(LogValue.string(message).literal)
        }
        if !fields.isEmpty {
            words.append("[" + fields.map { FieldText($0.key.name, $0.value).text }.joined(separator: " ") + "]")
        }
        return words.isEmpty ? "any record" : words.joined(separator: " ")
    }
}
