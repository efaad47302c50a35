import Glibc

/// A folder that is there as long as this object is.
final class TemporaryFolder: Sendable {
    let path: String

    init() {
        var template = Array(
            "\(getenv("TMPDIR").map { String(cString: $0) } ?? "/tmp")/chiplog-tests-XXXXXX".utf8CString)
        path = mkdtemp(&template).map { String(cString: $0) } ?? "."
    }

    private init(at path: String) { self.path = path }

    deinit {
        guard let folder = opendir(path) else { return }
        while let entry = readdir(folder) {
            let name = withUnsafeBytes(of: &entry.pointee.d_name) { bytes in
                String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self)
            }
            unlink(file(name))
        }
        closedir(folder)
        rmdir(path)
    }

    func file(_ name: String) -> String { "\(path)/\(name)" }

    /// Writes the file in one piece beside its place and moves it there, as configuration tools do.
    func replace(_ name: String, with text: String) {
        write(name + ".new", text)
        rename(file(name + ".new"), file(name))
    }

    func remove(_ name: String) { unlink(file(name)) }

    /// A folder in this one, there as long as the result is.
    func makeFolder(_ name: String) -> TemporaryFolder {
        mkdir(file(name), 0o755)
        return TemporaryFolder(at: file(name))
    }

    func write(_ name: String, _ text: String) {
        guard let stream = fopen(file(name), "w") else { return }
        defer { fclose(stream) }
        fputs(text, stream)
    }

    /// The lines of a file in the folder; none where there is no such file.
    func lines(_ name: String) -> [String] {
        contentsOfFile(file(name)).split(separator: "\n").map(String.init)
    }
}

/// The text of the file `path`; empty where it cannot be read.
func contentsOfFile(_ path: String) -> String {
    guard let stream = fopen(path, "r") else { return "" }
    defer { fclose(stream) }
    var bytes: [UInt8] = []
    var chunk = [UInt8](repeating: 0, count: 1 << 16)
    while true {
        let count = fread(&chunk, 1, chunk.count, stream)
        if count == 0 { break }
        bytes += chunk.prefix(count)
    }
    return String(decoding: bytes, as: UTF8.self)
}
