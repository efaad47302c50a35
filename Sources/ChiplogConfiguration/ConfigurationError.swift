internal import ChiplogJSON

/// What is wrong with a configuration, in one sentence that names the place.
///
/// `logging.json:12: $.sinks[0].fromat: unknown key; did you mean "format"?`
public struct ConfigurationError: Error, Hashable, CustomStringConvertible {
    /// The file as it was named.
    public var file: String
    /// The line in the file, counted from 1; nil where the file as a whole is to blame.
    public var line: Int?
    /// The JSON path of the value, such as `$.sinks[0].format`, where there is one.
    public var path: String?
    /// What is wrong, and what was expected.
    public var message: String
    /// The nearest valid name, where one is near.
    public var suggestion: String?

    public init(file: String, line: Int? = nil, path: String? = nil, message: String, suggestion: String? = nil) {
        self.file = file
        self.line = line
        self.path = path
        self.message = message
        self.suggestion = suggestion
    }

    init(_ error: DocumentError) {
        self.init(
            file: error.place, line: error.line, path: error.path, message: error.message,
            suggestion: error.suggestion)
    }

    public var description: String {
        DocumentError(place: file, line: line, path: path, message: message, suggestion: suggestion).description
    }
}
