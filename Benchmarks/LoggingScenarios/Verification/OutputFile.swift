import ChiplogBench

#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#elseif canImport(Darwin)
import Darwin
#endif

/// The file that a scenario's sink writes.
struct OutputFile {
    let path: String

    /// Its size in bytes; 0 while there is none.
    var size: UInt64 {
        var status = stat()
        return stat(path, &status) == 0 ? UInt64(status.st_size) : 0
    }

    /// The files in which its lines are, in order: those that a rotating sink has put aside, then the one it writes. Their
    /// names begin with the time, then a number that counts up; see the core's `RotatingFileSink`.
    private var parts: [String] {
        guard let end = path.lastIndex(of: "/"), let folder = opendir(String(path[..<end])) else { return [path] }
        defer { closedir(folder) }
        let prefix = path[path.index(after: end)...] + "."
        var names: [String] = []
        while let entry = readdir(folder) {
            let name = withUnsafeBytes(of: &entry.pointee.d_name) {
                String(decoding: $0.prefix { $0 != 0 }, as: UTF8.self)
            }
            if name.hasPrefix(prefix), name.dropFirst(prefix.count).first?.isNumber == true { names.append(name) }
        }
        return names.sorted().map { "\(path[...end])\($0)" } + [path]
    }

    /// Makes it empty, so that samples do not fill the disk.
    func empty() throws(WorkloadError) {
        guard truncate(path, 0) == 0 || errno == ENOENT else {
            throw WorkloadError("could not empty the output file: \(String(cString: strerror(errno)))")
        }
    }

    /// Runs `body` with every line, without its line end; with nil for what is no UTF-8 or has no line end.
    func visitLines(_ body: (Substring?) -> Void) throws(WorkloadError) {
        for part in parts { try visitLines(of: part, body) }
    }

    private func visitLines(of path: String, _ body: (Substring?) -> Void) throws(WorkloadError) {
        guard let file = fopen(path, "r") else {
            throw WorkloadError("could not read the output file: \(String(cString: strerror(errno)))")
        }
        defer { fclose(file) }
        var line: UnsafeMutablePointer<CChar>?
        var capacity = 0
        defer { free(line) }
        while true {
            let count = getline(&line, &capacity, file)
            guard count > 0, let line else { break }
            let bytes = UnsafeRawBufferPointer(start: line, count: count)
            guard bytes.last == UInt8(ascii: "\n"), let text = String(validating: bytes.dropLast(), as: UTF8.self)
            else {
                body(nil)
                continue
            }
            body(text[...])
        }
        guard feof(file) != 0 else {
            throw WorkloadError("could not read the output file to its end: \(String(cString: strerror(errno)))")
        }
    }
}
