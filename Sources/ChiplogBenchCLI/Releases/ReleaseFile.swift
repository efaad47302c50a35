import ChiplogBench
import Glibc

/// A release record on disk, or another file of the same folder.
enum ReleaseFile {
    /// Reads the record at `path`; nil where the document says that it is something else.
    ///
    /// - Throws: One sentence with the file and the line, or the file and the JSON path of the value to blame.
    static func read(_ path: String) throws(CommandError) -> ReleaseRecord? {
        guard isFile(path) else { return nil }
        let file = try JSONFile(path)
        do throws(CommandError) {
            guard ReleaseRecord.isRelease(try file.json()) else { return nil }
        } catch {
            // A record that was cut off is no other file.
            guard String(decoding: file.bytes.prefix(200), as: UTF8.self).contains(ReleaseRecord.schema) else {
                return nil
            }
            throw error
        }
        return try file.value { (json) throws(ReportError) in try ReleaseRecord(json: json) }
    }

    private static func isFile(_ path: String) -> Bool {
        var status = stat()
        return stat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFREG
    }
}
