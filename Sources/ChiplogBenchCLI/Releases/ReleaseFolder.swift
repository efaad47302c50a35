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
        let place = "\(path)/\(Self.recordName(name))"
        if let other = files[Self.recordName(name)] { return Self.difference(of: name, from: other.name, at: place) }
        if access(place, F_OK) == 0 {
            return "\(place) is no release record and would be written over: move it, or name another --output"
        }
        let report = "\(path)/\(Self.reportName(name))"
        guard access(report, F_OK) == 0 else { return nil }
        return
            "\(report) is there without a record of \(name.label) and would be written over: move it, or name another "
            + "--output"
    }

    /// nil where they are the same.
    private static func difference(of name: ReleaseName, from other: ReleaseName, at place: String) -> String? {
        guard name != other else { return nil }
        guard name.label == other.label else {
            return "\(place) is the record of \(other.label), and that of \(name.label) has the same name"
        }
        return
            "\(place) is the record of \(name.label) at commit \(other.commit.prefix(12)), but \(name.label) has moved "
            + "to \(name.commit.prefix(12)): remove or rename the old record"
    }

    /// What keeps the chart from being written: a page of that name that is no history. nil where nothing does.
    var obstacleToChart: String? {
        let place = "\(path)/\(Self.chart)"
        guard access(place, F_OK) == 0 else { return nil }
        do throws(FileError) {
            guard !HistoryFormat.isPage(try FileBytes.read(place, first: 4096)) else { return nil }
            return "\(place) was not made by chiplog and would be written over: move it, or name another --output"
        } catch {
            return "\(place) cannot be read: \(error.reason)"
        }
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

    /// Writes records, with the report that the last one comes from, and takes them once they are written; then makes
    /// the page and the chart anew.
    ///
    /// - Returns: The paths of all of them.
    mutating func write(_ records: [ReleaseRecord], _ report: Report) throws(CommandError) -> [String] {
        let texts = records.map { (Self.recordName($0.name), $0.text) }
        let reports = records.suffix(1).map { (Self.reportName($0.name), ReportFormat.markdown.render(report)) }
        try write { () throws(FileError) in
            (texts + reports).map { (name: $0, bytes: Array($1.utf8)) }
        }
        for record in records { take(record) }
        let view = HistoryView(try history())
        try write { () throws(FileError) in
            [
                (Self.page, HistorySection.updated(try readPage(), with: view)),
                (Self.chart, Array(HistoryFormat.html.render(view).utf8)),
            ]
        }
        return (texts.map(\.0) + reports.map(\.0) + [Self.page, Self.chart]).map { "\(path)/\($0)" }
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
