/// What a build that failed said of it.
enum CompilerErrors {
    /// The most lines shown, and the most characters of each.
    private static let limit = (lines: 10, characters: 300)

    /// The first lines that tell of an error, each once; of a build that tells of none, its last words.
    ///
    /// - Parameter folder: Where the build was made; paths below it are shown from there on.
    static func lines(in transcript: [UInt8], of folder: String) -> [String] {
        let said = String(decoding: transcript, as: UTF8.self).split(whereSeparator: \.isNewline)
            .filter { $0.contains { !$0.isWhitespace } }
        var errors: [Substring] = []
        for line in said where isError(line) && !errors.contains(line) {
            errors.append(line)
            if errors.count == limit.lines { break }
        }
        return (errors.isEmpty ? said.suffix(3) : errors).map { line in
            String(line.replacing("\(folder)/", with: "").prefix(limit.characters))
        }
    }

    /// Not those that repeat the error below the line of source.
    private static func isError(_ line: Substring) -> Bool {
        line.contains("error: ") && line.first { !$0.isWhitespace } != "|"
    }
}
