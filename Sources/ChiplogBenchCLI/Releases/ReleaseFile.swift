import ChiplogBench
import Glibc

/// A release record on disk, or another file of the same folder.
enum ReleaseFile {
    /// The most bytes of a record that are read, a hundred times what one is made to have.
    static let longest = 4 << 20

    /// Reads the record at `path`; nil where the document says that it is something else.
    ///
    /// - Throws: One sentence with the file and the line, or the file and the JSON path of the value to blame.
    static func read(_ path: String) throws(CommandError) -> ReleaseRecord? {
        guard let size = size(of: path) else { return nil }
        guard size <= longest else { return try refuseLong(path) }
        let file = try JSONFile(path)
        let json: JSON
        do throws(CommandError) {
            json = try file.json()
        } catch {
            // A record that was cut off is no other file.
            guard saysRelease(file.bytes) else { return nil }
            throw error
        }
        guard ReleaseRecord.isRelease(json) else { return nil }
        return try file.value(of: json) { (json) throws(ReportError) in try ReleaseRecord(json: json) }
    }

    /// A report may be as long; only its beginning is read.
    private static func refuseLong(_ path: String) throws(CommandError) -> ReleaseRecord? {
        let start: [UInt8]
        do throws(FileError) {
            start = try FileBytes.read(path, first: 4096)
        } catch {
            throw CommandError("\(path): cannot be read: \(error.reason)")
        }
        guard saysRelease(start) else { return nil }
        throw CommandError(
            "\(path): a release record has \(ReleaseRecord.maximumBytes >> 10) KiB, and this one is longer than the "
                + "\(longest >> 20) MiB that are read of one")
    }

    /// Whether what a document begins with looks like a record.
    private static func saysRelease(_ bytes: [UInt8]) -> Bool {
        String(decoding: bytes.prefix(200), as: UTF8.self).contains(ReleaseRecord.schema)
    }

    /// nil where there is no file, or a folder or a pipe in its place.
    private static func size(of path: String) -> Int? {
        var status = stat()
        return stat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFREG ? Int(status.st_size) : nil
    }
}
