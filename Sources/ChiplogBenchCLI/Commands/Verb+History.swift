import ChiplogBench

extension Verb {
    private static let metric = OptionDefinition(
        name: "metric", value: "NAME",
        help: "which of \(ReleaseRecord.metrics.map(\.name).joined(separator: ", ")) (default: the first there is)",
        takes: .one(of: ReleaseRecord.metrics.map(\.name)))
    private static let rows = OptionDefinition(name: "rows", help: "a line for every row, not for every scenario")
    private static let format = OptionDefinition(
        name: "format", value: "NAME",
        help: "which of \(HistoryFormat.all.map(\.name).joined(separator: ", ")) (default: text)",
        takes: .one(of: HistoryFormat.all.map(\.name)))
    private static let folder = OptionDefinition(
        name: "output", letter: "o", value: "DIR",
        help: "write history.md and history.html, or the format asked for, to this folder", takes: .folder)

    static let history = Verb(
        name: "history", abstract: "show how releases changed, with a chart", synopsis: "[DIR]",
        arguments: [.folder],
        options: [metric, rows, format, folder],
        details: """
            Reads the records that release has written to DIR, reports unless said otherwise, and shows for each scenario by
            how much it changed since the first release. Times of different days cannot be compared, but each release was
            measured in turns with the one before: the changes are those ratios, chained. What cannot be chained, as from 0
            allocations to 3, is shown as it is. The history goes to standard output in the format asked for.
            """,
        examples: ["history", "history --metric cpu_time --format markdown"]
    ) { (arguments, context) throws(CommandError) in
        guard arguments.positionals.count <= 1 else {
            throw CommandError("history takes one folder, found \(arguments.positionals.count)")
        }
        let metric = try metric(arguments)
        let formats = try formats(arguments)
        let path = arguments.positionals.first ?? "reports"
        let records = try ReleaseFolder(path)
        guard !records.records.isEmpty else {
            throw CommandError("no release in \"\(path)\": chiplog release TAG TAG... writes them")
        }
        let view = HistoryView(try records.history(), metric: metric, showsRows: arguments.has(rows))
        guard let output = arguments.last(folder) else {
            for format in formats { context.console.write(format.render(view)) }
            return .success
        }
        let files = formats.map { (name: "history.\($0.fileExtension)", text: $0.render(view)) }
        do throws(FileError) {
            try ReportFolder(preparing: output, for: files.map(\.name)).write(files)
            return .success
        } catch {
            throw CommandError("\(error.path) cannot be written: \(error.reason)")
        }
    }

    /// nil where none is asked for.
    private static func metric(_ arguments: ParsedArguments) throws(CommandError) -> MetricDefinition? {
        guard let name = arguments.last(metric) else { return nil }
        guard let found = ReleaseRecord.metrics.first(where: { $0.name == name }) else {
            throw CommandError(option: metric, found: name, expected: ReleaseRecord.metrics.map(\.name))
        }
        return found
    }

    /// The one asked for; else the text, or into a folder the two others.
    private static func formats(_ arguments: ParsedArguments) throws(CommandError) -> [HistoryFormat] {
        guard let name = arguments.last(format) else {
            return arguments.has(folder) ? [.markdown, .html] : [.text]
        }
        guard let found = HistoryFormat.named(name) else {
            throw CommandError(option: format, found: name, expected: HistoryFormat.all.map(\.name))
        }
        return [found]
    }
}
