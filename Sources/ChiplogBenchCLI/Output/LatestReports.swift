import ChiplogBench

/// A finished report on its way out: to the terminal, to files in the output folder, to a job's summary.
struct LatestReports {
    private let options: RunOptions
    private let folder: ReportFolder
    private let name: String

    /// Finds out whether the files can be written, before anything is measured.
    ///
    /// - Parameter name: What the files are called, without their extension.
    init(_ options: RunOptions, name: String = "latest") throws(CommandError) {
        self.options = options
        self.name = name
        do throws(FileError) {
            folder = try ReportFolder(preparing: options.output, for: options.formats.map { $0.fileName(name) })
        } catch {
            throw CommandError("no report can be written to the output folder \"\(options.output)\": \(error.reason)")
        }
    }

    /// Shows and writes the report.
    ///
    /// - Returns: The report's exit code, or that of a failure to write it.
    func finish(_ report: Report, _ context: CommandContext) -> ExitCode {
        let announcement = ReportAnnouncement(report, context)
        if !options.isQuiet { announcement.tellReader() }
        let written = write(report, context.console)
        announcement.tellJob()
        return ExitCode.worst(of: [report.verdict.exit, written])
    }

    private func write(_ report: Report, _ console: Console) -> ExitCode {
        let files = options.formats.map { (name: $0.fileName(name), text: $0.render(report)) }
        do throws(FileError) {
            try folder.write(files)
            let paths = files.map { "\(folder.path)/\($0.name)" }.joined(separator: ", ")
            if !options.isQuiet { console.print("Written: \(paths)") }
            return .success
        } catch {
            console.error(
                "\(error.path) cannot be written: \(error.reason); earlier reports are untouched, this run's are lost")
            return .failure
        }
    }
}

extension ReportFormat {
    fileprivate func fileName(_ name: String) -> String { "\(name).\(fileExtension)" }
}
