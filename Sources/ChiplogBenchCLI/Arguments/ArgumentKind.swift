/// What may stand for an option's value or a verb's argument, as far as a shell can complete it.
enum ArgumentKind: Equatable, Sendable {
    /// Something that only the user knows, such as a number.
    case anything
    /// One of these words.
    case one(of: [String])
    /// Some of these words, with commas between them.
    case several(of: [String])
    /// A verb of the command.
    case verb
    /// A scenario of the scenarios folder, or a file.
    case scenario
    /// A revision of the git repository, or two with dots between them.
    case revision
    /// A file, or one with this ending; folders lead there.
    case file(ending: String?)
    case folder

    static let file = ArgumentKind.file(ending: nil)
    static let report = ArgumentKind.file(ending: "json")

    /// The words that may stand there, with commas between; nil where they cannot be told.
    var words: String? {
        switch self {
        case .one(let words), .several(let words): words.joined(separator: ", ")
        case .anything, .verb, .scenario, .revision, .file, .folder: nil
        }
    }

    /// Whether `text` may stand there, as far as it can be told without looking at files.
    func admits(_ text: String) -> Bool {
        switch self {
        case .one(let words): words.contains(text)
        case .several(let words): text.split(separator: ",").allSatisfy { words.contains(String($0)) }
        case .verb: Verb.all.contains { $0.name == text }
        case .anything, .scenario, .revision, .file, .folder: !text.isEmpty
        }
    }
}
