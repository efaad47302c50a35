/// A JSON document with the place of each of its values, so that what is wrong with one can be told with its place.
package struct DocumentSource: Sendable {
    /// Where a value was written.
    package enum Origin: Hashable, Sendable {
        case line(Int)
        /// In another file, which this document extends.
        case lineOf(file: String, Int)
        /// Outside the file, such as "--set load.threads=8".
        case elsewhere(String)
    }

    package var file: String
    package var document: JSON
    package var origins: [JSONPath: Origin]

    package init(file: String, document: JSON, origins: [JSONPath: Origin]) {
        self.file = file
        self.document = document
        self.origins = origins
    }

    /// Reads a file's bytes; see `JSON.parse`.
    package init(file: String, bytes: [UInt8]) throws(DocumentError) {
        do throws(JSONError) {
            let document = try JSONDocument.parse(bytes)
            self.init(file: file, document: document.root, origins: document.lines.mapValues { .line($0) })
        } catch {
            throw DocumentError(
                place: file, line: error.line, message: "not JSON: \(error.message) (column \(error.column))")
        }
    }

    /// The whole document as a value.
    package var root: DocumentValue { DocumentValue(json: document, path: .root, source: self) }

    /// Where the value at `path` was written; for one that is not there, where what contains it was.
    package func origin(of path: JSONPath) -> Origin {
        var candidate: JSONPath? = path
        while let path = candidate {
            if let origin = origins[path] { return origin }
            candidate = path.parent
        }
        return .line(1)
    }

    package func error(at path: JSONPath, _ message: String, suggestion: String? = nil) -> DocumentError {
        switch origin(of: path) {
        case .line(let line):
            DocumentError(
                place: file, line: line, path: path.description, message: message, suggestion: suggestion)
        case .lineOf(let file, let line):
            DocumentError(
                place: file, line: line, path: path.description, message: message, suggestion: suggestion)
        case .elsewhere(let place):
            DocumentError(
                place: place, path: path.description, message: message, suggestion: suggestion)
        }
    }
}
