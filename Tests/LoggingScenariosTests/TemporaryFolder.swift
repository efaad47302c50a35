import Glibc

/// A folder that is there as long as this object is.
final class TemporaryFolder: Sendable {
    let path: String

    init() {
        var template = Array("/tmp/chiplog-test-XXXXXX".utf8CString)
        path = mkdtemp(&template).map { String(cString: $0) } ?? "."
    }

    deinit {
        guard path != "." else { return }
        remove(path)
    }

    func file(_ name: String) -> String { "\(path)/\(name)" }

    func makeFolder(_ name: String) {
        mkdir(file(name), 0o755)
    }

    func write(_ name: String, _ text: String) {
        guard let stream = fopen(file(name), "w") else { return }
        fwrite(text, 1, text.utf8.count, stream)
        fclose(stream)
    }

    /// The text of a file; nil when it is not there.
    func read(_ name: String) -> String? { readFile(file(name)) }

    /// The lines of a file, without their ends; what stands behind the last end is a line too.
    func lines(_ name: String) -> [String] {
        let text = read(name) ?? ""
        let lines = text.utf8.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
        return lines.dropLast(text.utf8.last == UInt8(ascii: "\n") || text.isEmpty ? 1 : 0).map { String($0) ?? "" }
    }

    /// The names in a folder of this one, sorted.
    func names(in name: String) -> [String] { Self.names(in: file(name)) }

    private static func names(in path: String) -> [String] {
        guard let folder = opendir(path) else { return [] }
        defer { closedir(folder) }
        var names: [String] = []
        while let entry = readdir(folder) {
            let name = withUnsafeBytes(of: &entry.pointee.d_name) { bytes in
                String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self)
            }
            if name != "." && name != ".." { names.append(name) }
        }
        return names.sorted()
    }

    private func remove(_ path: String) {
        for name in Self.names(in: path) { remove("\(path)/\(name)") }
        if unlink(path) != 0 { rmdir(path) }
    }
}

/// The text of the file `path`; nil when it cannot be read.
func readFile(_ path: String) -> String? {
    guard let stream = fopen(path, "r") else { return nil }
    defer { fclose(stream) }
    var bytes: [UInt8] = []
    var chunk = [UInt8](repeating: 0, count: 1 << 16)
    while case let count = fread(&chunk, 1, chunk.count, stream), count > 0 {
        bytes.append(contentsOf: chunk[..<count])
    }
    return String(decoding: bytes, as: UTF8.self)
}
