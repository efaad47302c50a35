import ChiplogBench

/// The option that names the formats of reports.
struct FormatOption {
    let definition: OptionDefinition
    private let fallback: [ReportFormat]

    /// - Parameters:
    ///   - fallback: What is written unless the option says otherwise.
    ///   - words: What help calls it.
    init(default fallback: [ReportFormat], _ words: String) {
        self.fallback = fallback
        definition = OptionDefinition(
            name: "format", value: "NAME,...",
            help: "which of \(ReportFormat.all.map(\.name).joined(separator: ",")) (default: \(words))",
            takes: .several(of: ReportFormat.all.map(\.name)))
    }

    /// The formats asked for, each once.
    func formats(_ arguments: ParsedArguments) throws(CommandError) -> [ReportFormat] {
        guard let list = arguments.last(definition) else { return fallback }
        var formats: [ReportFormat] = []
        for name in list.split(separator: ",", omittingEmptySubsequences: false).map(String.init) {
            guard let format = ReportFormat.named(name) else {
                throw CommandError(option: definition, found: name, expected: ReportFormat.all.map(\.name))
            }
            if !formats.contains(where: { $0.name == name }) { formats.append(format) }
        }
        return formats
    }
}
