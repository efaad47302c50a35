import ChiplogBench

/// A JSON report on disk.
enum ReportFile {
    /// Reads the report at `path`.
    ///
    /// - Throws: One sentence with the file and the line, or the file and the JSON path of the value to blame.
    static func read(_ path: String) throws(CommandError) -> Report {
        try JSONFile(path).value { (json) throws(ReportError) in try Report(json: json) }
    }

    /// The name of `path` without its folder and `.json`.
    static func baseName(of path: String) -> String {
        let last = path.split(separator: "/").last.map(String.init) ?? path
        return last.hasSuffix(".json") ? String(last.dropLast(5)) : last
    }
}
