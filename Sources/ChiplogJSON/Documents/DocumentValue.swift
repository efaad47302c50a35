/// One value of a document, which knows its place: every conversion either succeeds or fails with that place and with
/// what was expected there.
public struct DocumentValue: Sendable {
    /// The value itself, for a reader that takes more than one kind.
    public let json: JSON
    package let path: JSONPath
    package let source: DocumentSource

    package init(json: JSON, path: JSONPath, source: DocumentSource) {
        self.json = json
        self.path = path
        self.source = source
    }

    /// An error about this value.
    public func error(_ message: String, suggestion: String? = nil) -> DocumentError {
        source.error(at: path, message, suggestion: suggestion)
    }

    /// The value as a string.
    public func string() throws(DocumentError) -> String {
        guard let value = json.string else { throw expected("a string") }
        return value
    }

    /// The value as `true` or `false`.
    public func bool() throws(DocumentError) -> Bool {
        guard let value = json.bool else { throw expected("true or false") }
        return value
    }

    /// The value as an integer within `range`.
    public func integer(in range: ClosedRange<Int>) throws(DocumentError) -> Int {
        guard let value = json.int, range.contains(value) else {
            throw expected("an integer from \(range.lowerBound) to \(range.upperBound)")
        }
        return value
    }

    /// The value as a finite number within `range`.
    public func number(in range: ClosedRange<Double>) throws(DocumentError) -> Double {
        guard let value = json.double, range.contains(value) else {
            throw expected("a number from \(range.lowerBound) to \(range.upperBound)")
        }
        return value
    }

    /// The value as a size in bytes within `range`: an integer, or a string such as `"500B"`, `"64KiB"`, `"1MiB"`.
    public func size(in range: ClosedRange<Int> = 0...Int.max) throws(DocumentError) -> Int {
        let wanted = "a size in bytes, such as 500, \"500B\", \"64KiB\" or \"1MiB\""
        guard let bytes = json.int ?? json.string.flatMap(Quantity.bytes(of:)) else { throw expected(wanted) }
        guard bytes >= 0 else { throw error("expected \(wanted), found the negative \(json.shortText)") }
        guard range.contains(bytes) else {
            throw error("expected a size of \(range.lowerBound) to \(range.upperBound) bytes, found \(json.shortText)")
        }
        return bytes
    }

    /// The value as a duration within `range`: a whole number and a unit, such as `"5s"`, `"200ms"`, `"50us"`.
    public func duration(
        in range: ClosedRange<Duration> = .zero ... .seconds(86_400)
    ) throws(DocumentError) -> Duration {
        let wanted = "a duration, such as \"5s\", \"200ms\", \"50us\", \"10ns\" or \"2min\""
        guard let duration = json.string.flatMap(Quantity.duration(of:)) else { throw expected(wanted) }
        guard range.contains(duration) else {
            throw error("expected a duration from \(range.lowerBound) to \(range.upperBound), found \(json.shortText)")
        }
        return duration
    }

    /// The value as one of the raw values of `Choice`.
    public func choice<Choice>(of type: Choice.Type) throws(DocumentError) -> Choice
    where Choice: RawRepresentable<String> & CaseIterable {
        let names = type.allCases.map(\.rawValue)
        let list = names.map { "\"\($0)\"" }.joined(separator: ", ")
        guard let name = json.string else { throw expected("one of \(list)") }
        guard let choice = Choice(rawValue: name) else {
            let message = "expected one of \(list), found \(json.shortText)"
            throw error(message, suggestion: nearestName(to: name, in: names))
        }
        return choice
    }

    /// The elements of an array, each with its own place.
    public func array() throws(DocumentError) -> [DocumentValue] {
        guard let elements = json.array else { throw expected("an array") }
        return elements.indices.map { index in
            DocumentValue(json: elements[index], path: path.appending(.index(index)), source: source)
        }
    }

    /// A strict cursor over an object. Where `shorthand` is given, a string stands for an object of that one key:
    /// `"json"` for `{"kind": "json"}`.
    public func object(shorthand: String? = nil) throws(DocumentError) -> DocumentReader {
        if let shorthand, json.string != nil { return DocumentReader(self, shorthand: shorthand) }
        guard json.members != nil else { throw expected(shorthand == nil ? "an object" : "an object or a string") }
        return DocumentReader(self)
    }

    private func expected(_ what: String) -> DocumentError {
        error("expected \(what), found \(json.shortText)")
    }
}
