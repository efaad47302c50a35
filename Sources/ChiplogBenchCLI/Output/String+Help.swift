extension String {
    func padded(to width: Int) -> String {
        self + String(repeating: " ", count: max(0, width - count))
    }

    /// The half line as a sentence.
    var sentence: String { prefix(1).uppercased() + dropFirst() + "." }

    /// What stands between empty lines, each in one line.
    var paragraphs: [String] {
        var paragraphs: [[Substring]] = [[]]
        for line in split(separator: "\n", omittingEmptySubsequences: false) {
            if line.isEmpty { paragraphs.append([]) } else { paragraphs[paragraphs.count - 1].append(line) }
        }
        return paragraphs.filter { !$0.isEmpty }.map { $0.joined(separator: " ") }
    }

    /// Its words in lines of at most `width` columns, those after the first behind `indent` spaces. A longer word has a
    /// line of its own.
    func wrapped(to width: Int, indent: Int = 0) -> String {
        var lines: [String] = []
        for word in split(separator: " ") {
            if let line = lines.last, line.count + 1 + word.count <= width {
                lines[lines.count - 1] = line + " " + word
            } else {
                lines.append(String(word))
            }
        }
        return lines.joined(separator: "\n" + String(repeating: " ", count: indent))
    }

    /// The same with the command called `command` wherever a verb of `chiplog` is named.
    func naming(_ command: String) -> String {
        guard command != "chiplog" else { return self }
        let verbs = Set(Verb.all.map(\.name))
        let parts = split(separator: "chiplog ", omittingEmptySubsequences: false)
        return parts.dropFirst().reduce(String(parts[0])) { text, part in
            let isCommand = verbs.contains(String(part.prefix { $0.isLetter }))
            return text + (isCommand ? command : "chiplog") + " " + part
        }
    }
}
