/// Reads a pattern into pieces; see `PatternFormatter` for what it may say.
struct PatternParser {
    private let characters: [Character]
    private var index = 0

    private static let mostWidth = 1000
    private static let alignments: [Character: PatternLayout.Alignment] = ["<": .left, ">": .right, "^": .centre]

    init(_ pattern: String) {
        characters = Array(pattern)
    }

    mutating func pieces() throws(FormatError) -> [PatternPiece] {
        var pieces: [PatternPiece] = []
        while index < characters.count {
            var piece = PatternPiece(text: try text())
            if index < characters.count {
                try readPlaceholder(into: &piece)
            }
            pieces.append(piece)
        }
        guard !pieces.isEmpty else {
            throw FormatError(
                "pattern format: the pattern is empty; try \"{time} {LEVEL} {label}: {message} {fields}\"")
        }
        return Self.withErrorOnce(pieces)
    }

    /// An error with a place of its own does not stand among the fields.
    private static func withErrorOnce(_ pieces: [PatternPiece]) -> [PatternPiece] {
        let hasOwn = pieces.contains { if case .error? = $0.placeholder { true } else { false } }
        return pieces.map { piece in
            guard hasOwn, case .fields? = piece.placeholder else { return piece }
            var piece = piece
            piece.placeholder = .fields(withError: false)
            return piece
        }
    }

    /// Everything up to the next placeholder.
    private mutating func text() throws(FormatError) -> [UInt8] {
        var text: [UInt8] = []
        while index < characters.count {
            let character = characters[index]
            let isBrace = character == "{" || character == "}"
            if isBrace, index + 1 == characters.count || characters[index + 1] != character {
                guard character == "{" else {
                    throw error(at: index, "\"}\" closes nothing; a brace for itself is written \"}}\"")
                }
                break
            }
            guard character.unicodeScalars.allSatisfy(Self.canStandInLine) else {
                throw error(at: index, "a control character or line end cannot stand in a line")
            }
            text += Array(String(character).utf8)
            index += isBrace ? 2 : 1
        }
        return text
    }

    private static func canStandInLine(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar {
        case "\u{0}"..."\u{1F}", "\u{7F}"..."\u{9F}", "\u{2028}", "\u{2029}": false
        default: true
        }
    }

    /// Reads from a brace to the one that closes it.
    private mutating func readPlaceholder(into piece: inout PatternPiece) throws(FormatError) {
        let start = index + 1
        guard let end = characters[start...].firstIndex(of: "}") else {
            throw error(at: index, "the placeholder has no \"}\"; a brace for itself is written \"{{\"")
        }
        // The last colon: a field's name may have some, a layout has none.
        let colon = characters[start..<end].lastIndex(of: ":")
        let name = String(characters[start..<(colon ?? end)])
        let layout = colon.map { ($0 + 1)..<end }
        index = end + 1
        if name == "time" {
            piece.placeholder = .time(try timeFormat(layout))
            return
        }
        piece.placeholder = try placeholder(name, at: start)
        if let layout {
            piece.layout = try self.layout(layout)
        }
    }

    private func placeholder(_ name: String, at start: Int) throws(FormatError) -> PatternPlaceholder {
        if let (_, placeholder) = PatternPlaceholder.byName.first(where: { $0.name == name }) {
            return placeholder
        }
        if name.hasPrefix("field.") {
            guard name.utf8.count > 6 else { throw error(at: start, "\"field.\" needs a name, as in {field.user}") }
            return .field(FieldPath(String(name.dropFirst(6))))
        }
        let names = ["time"] + PatternPlaceholder.byName.map(\.name) + ["field.NAME"]
        throw error(at: start, "there is no placeholder \"\(name)\"; \(Self.advice(name, names))")
    }

    private func timeFormat(_ range: Range<Int>?) throws(FormatError) -> LogTimeFormat {
        guard let range else { return .rfc3339Microseconds }
        let name = String(characters[range])
        guard let format = LogTimeFormat(rawValue: name) else {
            let names = LogTimeFormat.allCases.map(\.rawValue)
            throw error(at: range.lowerBound, "\"\(name)\" is no form of time; \(Self.advice(name, names))")
        }
        return format
    }

    private static func advice(_ name: String, _ names: [String]) -> String {
        name.nearest(in: names).map { "did you mean \"\($0)\"?" }
            ?? "there are \(names.joined(separator: ", "))"
    }

    /// Reads `[<>^][WIDTH][.MOST]`.
    private func layout(_ range: Range<Int>) throws(FormatError) -> PatternLayout {
        var layout = PatternLayout()
        var rest = characters[range]
        if let first = rest.first, let alignment = Self.alignments[first] {
            layout.alignment = alignment
            rest = rest.dropFirst()
        }
        let point = rest.firstIndex(of: ".") ?? rest.endIndex
        if rest.isEmpty || rest.startIndex < point {
            layout.least = try width(rest[..<point])
        }
        if point < rest.endIndex {
            layout.most = try width(rest[(point + 1)...])
        }
        return layout
    }

    private func width(_ digits: ArraySlice<Character>) throws(FormatError) -> Int {
        let text = String(digits)
        guard let width = Int(text), width > 0, digits.allSatisfy(\.isASCII), digits.first != "+" else {
            throw error(
                at: digits.startIndex,
                "\"\(text)\" is no width; expected an alignment (<, > or ^), the least width and the most, as in >8.20")
        }
        guard width <= Self.mostWidth else {
            throw error(at: digits.startIndex, "a width of \(text) is too much; at most \(Self.mostWidth)")
        }
        return width
    }

    private func error(at index: Int, _ sentence: String) -> FormatError {
        FormatError(position: index + 1, "pattern format, character \(index + 1): \(sentence)")
    }
}
