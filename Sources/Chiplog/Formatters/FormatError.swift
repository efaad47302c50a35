/// Why a formatter cannot be made as asked for, in a sentence that says where and what was expected.
public struct FormatError: Error, Hashable, CustomStringConvertible {
    /// Where in a pattern, in characters from 1; nil where no place is to blame.
    public var position: Int?
    public var description: String

    public init(position: Int? = nil, _ description: String) {
        self.position = position
        self.description = description
    }
}
