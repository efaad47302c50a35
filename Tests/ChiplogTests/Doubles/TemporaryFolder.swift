import Glibc

/// A folder that is there as long as this object is.
final class TemporaryFolder: Sendable {
    let path: String

    init() {
        var template = Array(
            "\(getenv("TMPDIR").map { String(cString: $0) } ?? "/tmp")/chiplog-tests-XXXXXX".utf8CString)
        path = mkdtemp(&template).map { String(cString: $0) } ?? "."
    }

    deinit {
        // Also folders, empty ones.
        for name in names { remove(file(name)) }
        rmdir(path)
    }

    func file(_ name: String) -> String { "\(path)/\(name)" }

    /// The bytes of a file in the folder; nil when there is none.
    func bytes(_ name: String) -> [UInt8]? { readBytes(file(name)) }

    /// The names of what is in the folder, in order.
    var names: [String] {
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

    /// Makes a file with `text` in it.
    func write(_ name: String, _ text: String) {
        let descriptor = open(file(name), O_WRONLY | O_CREAT | O_TRUNC, 0o644)
        var text = text
        _ = text.withUTF8 { Glibc.write(descriptor, $0.baseAddress, $0.count) }
        close(descriptor)
    }

    /// The lines of a file in the folder, each ended by a line feed; what stands behind the last one is a line too.
    func lines(_ name: String) -> [String] {
        let bytes = bytes(name) ?? []
        return bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
            .dropLast(bytes.last == UInt8(ascii: "\n") || bytes.isEmpty ? 1 : 0)
            .map { String(decoding: $0, as: UTF8.self) }
    }
}

/// The bytes of the file `path`; nil when it cannot be read.
func readBytes(_ path: String) -> [UInt8]? {
    let descriptor = open(path, O_RDONLY)
    guard descriptor >= 0 else { return nil }
    defer { close(descriptor) }
    return readToEnd(descriptor)
}

/// Everything that can be read from a descriptor until its end.
func readToEnd(_ descriptor: Int32) -> [UInt8] {
    var bytes: [UInt8] = []
    let chunk = UnsafeMutableRawBufferPointer.allocate(byteCount: 1 << 16, alignment: 8)
    defer { chunk.deallocate() }
    while true {
        let count = read(descriptor, chunk.baseAddress, chunk.count)
        if count <= 0 { return bytes }
        bytes.append(contentsOf: chunk.prefix(count))
    }
}
