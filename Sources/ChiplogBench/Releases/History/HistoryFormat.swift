/// A way of writing a history down. A new format is one file that makes such a value, and one entry of ``all``.
public struct HistoryFormat: Sendable {
    /// The name on the command line.
    public var name: String
    /// The extension of its files, without the dot.
    public var fileExtension: String
    /// The whole text of a file.
    public var render: @Sendable (HistoryView) -> String

    public init(name: String, fileExtension: String, render: @escaping @Sendable (HistoryView) -> String) {
        self.name = name
        self.fileExtension = fileExtension
        self.render = render
    }

    /// Every format.
    public static let all: [HistoryFormat] = [.text, .markdown, .html]

    /// The format of that name.
    public static func named(_ name: String) -> HistoryFormat? { all.first { $0.name == name } }
}
