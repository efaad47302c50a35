import ChiplogBench

/// The `--filter` and `--skip` of a command line.
struct RowFilter {
    /// A regular expression, and how it was written.
    private typealias Pattern = (text: String, expression: Regex<AnyRegexOutput>)

    private let wanted: [Pattern]
    private let unwanted: [Pattern]

    init(_ arguments: ParsedArguments) throws(CommandError) {
        wanted = try Self.patterns(arguments, .filter)
        unwanted = try Self.patterns(arguments, .skip)
    }

    func admits(_ id: String) -> Bool {
        let matches = { (pattern: Pattern) in id.firstMatch(of: pattern.expression) != nil }
        return (wanted.isEmpty || wanted.contains(where: matches)) && !unwanted.contains(where: matches)
    }

    /// The part of an id, such as `level=trace`, that was likely meant where a filter has none of them.
    func likelyMeant(among ids: [String]) -> String? {
        let parts = Set(ids.flatMap { $0.split(separator: "/").map(String.init) }).sorted()
        for pattern in wanted where !ids.contains(where: { $0.firstMatch(of: pattern.expression) != nil }) {
            for part in pattern.text.split(separator: "/").map(String.init) where !parts.contains(part) {
                if let near = nearestName(to: part, in: parts) { return near }
            }
        }
        return nil
    }

    private static func patterns(
        _ arguments: ParsedArguments, _ option: OptionDefinition
    ) throws(CommandError) -> [Pattern] {
        var patterns: [Pattern] = []
        for text in arguments.all(option) {
            guard let expression = try? Regex(text) else {
                throw CommandError("--\(option.name): \"\(text)\" is no regular expression")
            }
            patterns.append((text, expression))
        }
        return patterns
    }
}
