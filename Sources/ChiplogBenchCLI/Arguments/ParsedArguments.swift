import ChiplogBench

/// A verb's arguments, sorted into options and the rest.
///
/// `--name value`, `--name=value`, `-n value`, `-nvalue`; everything after `--` is no option.
struct ParsedArguments: Equatable {
    /// What is no option, in order.
    private(set) var positionals: [String] = []
    private var values: [String: [String]] = [:]

    init(_ arguments: [String], options: [OptionDefinition]) throws(CommandError) {
        var rest = arguments[...]
        while let argument = rest.popFirst() {
            if argument == "--" {
                positionals += rest
                return
            }
            guard argument.hasPrefix("-"), argument != "-" else {
                positionals.append(argument)
                continue
            }
            let (option, attached) = try Self.split(argument, options)
            switch (option.value, attached) {
            case (nil, nil): values[option.name, default: []].append("")
            case (nil, _?): throw CommandError("--\(option.name) takes no value, but \"\(argument)\" gives it one")
            case (_?, let value?): values[option.name, default: []].append(value)
            case (let kind?, nil):
                guard let value = rest.popFirst() else {
                    throw CommandError(
                        "--\(option.name) needs a value: \(option.takes.words ?? "--\(option.name) \(kind)")")
                }
                values[option.name, default: []].append(value)
            }
        }
    }

    /// Whether the option was given.
    func has(_ option: OptionDefinition) -> Bool { values[option.name] != nil }

    /// The option's last value; the last of several counts.
    func last(_ option: OptionDefinition) -> String? { values[option.name]?.last }

    /// All its values in order.
    func all(_ option: OptionDefinition) -> [String] { values[option.name] ?? [] }

    /// The same without the first `count` that are no options.
    func dropping(_ count: Int) -> ParsedArguments {
        var arguments = self
        arguments.positionals.removeFirst(min(count, positionals.count))
        return arguments
    }

    private static func split(
        _ argument: String, _ options: [OptionDefinition]
    ) throws(CommandError) -> (OptionDefinition, value: String?) {
        if argument.hasPrefix("--") {
            let parts = argument.dropFirst(2).split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
            let name = String(parts[0])
            if let option = options.first(where: { $0.name == name }) {
                return (option, parts.count == 2 ? String(parts[1]) : nil)
            }
            throw unknown("--\(name)", nearestName(to: name, in: options.map(\.name)).map { "--\($0)" })
        }
        let letter = argument[argument.index(after: argument.startIndex)]
        guard let option = options.first(where: { $0.letter == letter }) else { throw unknown("-\(letter)", nil) }
        let value = argument.dropFirst(2)
        return (option, value.isEmpty ? nil : String(value))
    }

    private static func unknown(_ option: String, _ nearest: String?) -> CommandError {
        CommandError("unknown option \(option)" + (nearest.map { "; did you mean \($0)?" } ?? "; see --help"))
    }
}
