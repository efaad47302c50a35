/// Why a document is no report, in one sentence with the place.
///
/// `$.results[3].metrics.cpu_time.unit: expected a string, found 5`
public struct ReportError: Error, Equatable, Sendable, CustomStringConvertible {
    /// The JSON path of the value to blame.
    public var path: String
    /// What was expected and what was found.
    public var message: String

    public init(path: String, message: String) {
        self.path = path
        self.message = message
    }

    public var description: String { "\(path): \(message)" }
}
