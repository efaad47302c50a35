/// A way of writing a report down. A new format is one file that makes such a value, and one entry of ``all``.
public struct ReportFormat: Sendable {
    /// The name on the command line.
    public var name: String
    /// The extension of its files, without the dot.
    public var fileExtension: String
    /// The whole text of a report's file.
    public var render: @Sendable (Report) -> String

    public init(name: String, fileExtension: String, render: @escaping @Sendable (Report) -> String) {
        self.name = name
        self.fileExtension = fileExtension
        self.render = render
    }

    /// Every format.
    public static let all: [ReportFormat] = reports + [.csv, .gitHubBenchmark, .jmh, .prometheus]

    /// Those that a run writes unless told otherwise: the complete report for programs, and two for people.
    public static let reports: [ReportFormat] = [.json, .markdown, .html]

    /// The format of that name.
    public static func named(_ name: String) -> ReportFormat? {
        all.first { $0.name == name }
    }
}
