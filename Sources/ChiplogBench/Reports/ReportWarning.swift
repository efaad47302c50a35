/// Something the reader should know before trusting a figure.
public struct ReportWarning: Equatable, Sendable {
    /// A stable name to act on: lower case, words joined by dots, such as `load.high`.
    public var code: String
    /// One sentence.
    public var message: String

    public init(code: String, message: String) {
        self.code = code
        self.message = message
    }
}
