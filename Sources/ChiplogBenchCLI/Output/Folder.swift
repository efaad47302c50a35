import Glibc

/// Folders of the file system.
enum Folder {
    /// Makes the folder at `path`, and those above it that are missing.
    static func make(_ path: String) throws(FileError) {
        var prefix = path.hasPrefix("/") ? "/" : ""
        for part in path.split(separator: "/") {
            prefix += prefix.isEmpty || prefix == "/" ? String(part) : "/\(part)"
            if mkdir(prefix, 0o755) != 0 && errno != EEXIST { throw FileError(prefix, code: errno) }
        }
        var status = stat()
        guard stat(path, &status) == 0 else { throw FileError(path, code: errno) }
        guard status.st_mode & S_IFMT == S_IFDIR else { throw FileError(path, code: ENOTDIR) }
    }

    /// The names of what is in the folder at `path`, sorted; nil when it cannot be read.
    static func names(in path: String) -> [String]? {
        guard let folder = opendir(path) else { return nil }
        defer { closedir(folder) }
        var names: [String] = []
        while let entry = readdir(folder) {
            let name = withUnsafeBytes(of: &entry.pointee.d_name) {
                String(decoding: $0.prefix { $0 != 0 }, as: UTF8.self)
            }
            if name != "." && name != ".." { names.append(name) }
        }
        return names.sorted()
    }
}
