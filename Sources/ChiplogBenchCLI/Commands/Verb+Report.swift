import ChiplogBench

extension Verb {
    private static let format = FormatOption(default: [.markdown], "markdown")
    private static let folder = OptionDefinition(
        name: "output", letter: "o", value: "DIR",
        help: "write files named like FILE to this folder, not standard output", takes: .folder)

    static let report = Verb(
        name: "report", abstract: "write JSON reports in another format", synopsis: "FILE...",
        arguments: [.report],
        options: [format.definition, folder],
        details: """
            Each FILE is a report in JSON, as run writes it. One of them in one format goes to standard output; more need
            a folder, in which DIR/NAME.EXTENSION is written for each NAME.json.
            """,
        examples: [
            "report reports/latest.json", "report reports/latest.json --format csv,prometheus --output exports",
        ]
    ) { (arguments, context) throws(CommandError) in
        let formats = try format.formats(arguments)
        let files = try renderedFiles(arguments.positionals, formats)
        guard let path = arguments.last(folder) else {
            guard files.count == 1 else {
                throw CommandError(
                    "\(files.count) reports cannot all go to standard output: name a folder with --output DIR")
            }
            context.console.write(files[0].text)
            return .success
        }
        do throws(FileError) {
            try ReportFolder(preparing: path, for: files.map(\.name)).write(files)
            return .success
        } catch {
            throw CommandError("\(error.path) cannot be written: \(error.reason)")
        }
    }

    /// Every report in every format, under the names they have in a folder.
    private static func renderedFiles(
        _ paths: [String], _ formats: [ReportFormat]
    ) throws(CommandError) -> [(name: String, text: String)] {
        guard !paths.isEmpty else {
            throw CommandError("report needs a file: chiplog report reports/latest.json --format html")
        }
        var files: [(name: String, text: String)] = []
        for path in paths {
            let report = try ReportFile.read(path)
            for format in formats {
                let name = "\(ReportFile.baseName(of: path)).\(format.fileExtension)"
                guard !files.contains(where: { $0.name == name }) else {
                    throw CommandError("\(path): another file's report would be written to \(name), too")
                }
                files.append((name, format.render(report)))
            }
        }
        return files
    }
}
