/// A scenario file as it was read: what a worker is sent, since it must not depend on what has become of the file.
public struct ScenarioText: Equatable, Sendable {
    /// The file's path as errors name it.
    public var file: String
    /// What it holds; a file that is not UTF-8 is refused before it comes here.
    public var text: String

    public init(file: String, text: String) {
        self.file = file
        self.text = text
    }
}

extension ScenarioText {
    var json: JSON { ["file": .string(file), "text": .string(text)] }

    init?(json: JSON) {
        guard let file = json["file"]?.string, let text = json["text"]?.string else { return nil }
        self.init(file: file, text: text)
    }
}
