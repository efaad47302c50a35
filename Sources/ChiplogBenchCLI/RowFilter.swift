/// The `--filter` and `--skip` of a command line.
struct RowFilter {
    private let wanted: [Regex<AnyRegexOutput>]
    private let unwanted: [Regex<AnyRegexOutput>]

    init(_ arguments: ParsedArguments) throws(CommandError) {
        wanted = try Self.expressions(arguments, .filter)
        unwanted = try Self.expressions(arguments, .skip)
    }

    func admits(_ id: String) -> Bool {
        let matches = { (expression: Regex<AnyRegexOutput>) in id.firstMatch(of: expression) != nil }
        return (wanted.isEmpty || wanted.contains(where: matches)) && !unwanted.contains(where: matches)
    }

    private static func expressions(
        _ arguments: ParsedArguments, _ option: OptionDefinition
    ) throws(CommandError) -> [Regex<AnyRegexOutput>] {
        var expressions: [Regex<AnyRegexOutput>] = []
        for pattern in arguments.all(option) {
            guard let expression = try? Regex(pattern) else {
                throw CommandError("--\(option.name): \"\(pattern)\" is no regular expression")
            }
            expressions.append(expression)
        }
        return expressions
    }
}
