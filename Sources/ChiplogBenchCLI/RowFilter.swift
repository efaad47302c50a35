import ChiplogBench

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

    /// The part of a row's id, such as `level=trace`, that a filter which no row passed was likely meant to have.
    static func nearestPart(to arguments: ParsedArguments, among ids: [String]) -> String? {
        let parts = Set(ids.flatMap { $0.split(separator: "/").map(String.init) })
        let axes = parts.compactMap { part in part.firstIndex(of: "=").map { String(part[...$0]) } }
        let wanted = arguments.all(.filter).flatMap { $0.split(separator: "/") }.map(String.init)
        let names = (Array(parts) + axes).sorted()
        return wanted.lazy.filter { !names.contains($0) }.compactMap { nearestName(to: $0, in: names) }.first
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
