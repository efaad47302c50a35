import ChiplogBench
import Glibc

/// The folder in which releases are kept: a record and a report of each, and what is made of all of them.
struct ReleaseFolder {
    static let page = "README.md"
    static let chart = "history.html"
    /// More than a page for people has.
    private static let longestPage = 16 << 20

    let path: String
    private var files: [String: ReleaseRecord] = [:]

    /// Reads the records at `path`, of which there are none where there is no folder.
    init(_ path: String) throws(CommandError) {
        self.path = path
        for name in Folder.names(in: path) ?? [] where name.hasSuffix(".json") && !name.hasPrefix(".") {
            files[name] = try ReleaseFile.read("\(path)/\(name)")
        }
    }

    var records: [ReleaseRecord] { files.sorted { $0.key < $1.key }.map(\.value) }

    /// The record that says it is that release's.
    func record(of name: ReleaseName) -> ReleaseRecord? { records.first { $0.name == name } }

    /// The releases in their order.
    func history() throws(CommandError) -> ReleaseHistory {
        do throws(ReleaseOrderError) {
            return try ReleaseHistory(records)
        } catch {
            throw CommandError("\(path): \(error)")
        }
    }

    /// Takes a record in place of what its file holds; nothing is written.
    mutating func take(_ record: ReleaseRecord) { files[Self.recordName(record.name)] = record }

    /// What keeps the release's files from being written: another release's, or somebody else's. nil where nothing does.
    func obstacle(to name: ReleaseName) -> String? {
        let file = Self.recordName(name)
        if let other = files[file] {
            return other.name.label == name.label
                ? nil
                : "\(path)/\(file) is the record of \(other.name.label), and that of \(name.label) has the same name"
        }
        guard access("\(path)/\(file)", F_OK) == 0 else { return nil }
        return "\(path)/\(file) is no release record and would be written over: move it, or name another --output"
    }

    /// Finds out whether the files of releases can be written.
    func prepare(for names: [ReleaseName]) throws(CommandError) {
        let files = names.flatMap { [Self.recordName($0), Self.reportName($0)] } + [Self.page, Self.chart]
        do throws(FileError) {
            _ = try ReportFolder(preparing: path, for: files)
        } catch {
            throw CommandError("no release can be written to the output folder \"\(path)\": \(error.reason)")
        }
    }

    /// Takes and writes records, with the report that the last one comes from; then makes the page and the chart anew.
    mutating func write(_ records: [ReleaseRecord], _ report: Report) throws(CommandError) {
        for record in records { take(record) }
        let texts = records.map { (Self.recordName($0.name), $0.text) }
        let reports = records.suffix(1).map { (Self.reportName($0.name), ReportFormat.markdown.render(report)) }
        try write { () throws(FileError) in
            (texts + reports).map { (name: $0, bytes: Array($1.utf8)) }
        }
        let view = HistoryView(try history())
        try write { () throws(FileError) in
            [
                (Self.page, HistorySection.updated(try readPage(), with: view)),
                (Self.chart, Array(HistoryFormat.html.render(view).utf8)),
            ]
        }
    }

    private func write(
        _ files: () throws(FileError) -> [(name: String, bytes: [UInt8])]
    ) throws(CommandError) {
        do throws(FileError) {
            let files = try files()
            try ReportFolder(preparing: path, for: files.map(\.name)).write(files)
        } catch {
            throw CommandError("\(error.path) cannot be written: \(error.reason)", code: .failure)
        }
    }

    /// nil where there is no page.
    private func readPage() throws(FileError) -> [UInt8]? {
        let place = "\(path)/\(Self.page)"
        guard access(place, F_OK) == 0 || errno != ENOENT else { return nil }
        return try FileBytes.read(place, limit: Self.longestPage)
    }

    private static func recordName(_ name: ReleaseName) -> String { "\(name.fileName).json" }
    private static func reportName(_ name: ReleaseName) -> String { "\(name.fileName).md" }
}
