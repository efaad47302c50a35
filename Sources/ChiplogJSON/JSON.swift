/// A JSON value that keeps what a document says: members in their order, numbers in their own digits.
///
/// Two values are equal when they say the same in the same order; `1` and `1.0` are different numbers here.
public enum JSON: Equatable, Sendable {
    case null
    case bool(Bool)
    /// A number as written, in JSON's own grammar.
    case number(String)
    case string(String)
    case array([JSON])
    /// Members in order; a parsed object has no key twice.
    case object([Member])

    /// One key and value of an object.
    public struct Member: Equatable, Sendable {
        public var key: String
        public var value: JSON

        public init(_ key: String, _ value: JSON) {
            self.key = key
            self.value = value
        }
    }
}
