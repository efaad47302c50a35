import Chiplog

/// What the command line asks for.
struct Arguments {
    static let usage = "usage: wordcount [-v | -q] FILE..."

    struct Misuse: Error {
        var message: String
    }

    var files: [String] = []
    /// nil unless `-v` or `-q` was given.
    var level: LogThreshold?

    init(_ words: some Sequence<String>) throws(Misuse) {
        for word in words {
            switch word {
            case "-v": level = .debug
            case "-q": level = .error
            case _ where word.hasPrefix("-"): throw Misuse(message: "unknown option \(word)")
            default: files.append(word)
            }
        }
        guard !files.isEmpty else { throw Misuse(message: "no file is named") }
    }
}
