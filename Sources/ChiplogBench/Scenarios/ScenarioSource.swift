/// A scenario's document, with the place of each value: its line in the file, or the setting that put it there.
struct ScenarioSource: Sendable {
    /// Where a value was written.
    enum Origin: Hashable, Sendable {
        case line(Int)
        /// The text of a `--set`.
        case setting(String)
    }

    var file: String
    var document: JSON
    var origins: [JSONPath: Origin]

    /// The whole document as a value.
    var root: ScenarioValue { ScenarioValue(json: document, path: .root, source: self) }

    /// Where the value at `path` was written; for one that is not there, where what contains it was.
    func origin(of path: JSONPath) -> Origin {
        var candidate: JSONPath? = path
        while let path = candidate {
            if let origin = origins[path] { return origin }
            candidate = path.parent
        }
        return .line(1)
    }

    func error(at path: JSONPath, _ message: String, suggestion: String? = nil) -> ScenarioError {
        switch origin(of: path) {
        case .line(let line):
            ScenarioError(
                place: file, line: line, path: path.description, message: message, suggestion: suggestion)
        case .setting(let text):
            ScenarioError(
                place: "--set \(text)", path: path.description, message: message, suggestion: suggestion)
        }
    }
}
