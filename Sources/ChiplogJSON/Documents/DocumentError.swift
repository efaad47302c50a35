/// What is wrong with a JSON document, in one sentence that names the place.
///
/// `logging.json:12: $.sinks[0].knid: unknown key; did you mean "kind"?`
public struct DocumentError: Error, Equatable, Sendable, CustomStringConvertible {
    /// The file, or the setting (`--set load.threads=0`) that is to blame.
    public var place: String
    /// The line in the file, counted from 1, where it is known.
    public var line: Int?
    /// The JSON path of the value, such as `$.sink.kind`, where there is one.
    public var path: String?
    /// What is wrong and what was expected.
    public var message: String
    /// The nearest valid name, where one is near.
    public var suggestion: String?

    public init(place: String, line: Int? = nil, path: String? = nil, message: String, suggestion: String? = nil) {
        self.place = place
        self.line = line
        self.path = path
        self.message = message
        self.suggestion = suggestion
    }

    public var description: String {
        var text = place
        if let line { text += ":\(line)" }
        if let path { text += ": \(path)" }
        text += ": \(message)"
        if let suggestion { text += "; did you mean \"\(suggestion)\"?" }
        return text
    }
}
