import Glibc

/// A Swift file of this package.
struct SourceFile: Sendable {
    /// From the package's folder on, such as "Sources/Chiplog/Log.swift".
    var path: String
    var lines: [String]

    var name: String { String(path.split(separator: "/").last ?? "") }

    /// The modules that the file imports, and with which line.
    var imports: [(module: String, line: Int)] {
        lines.enumerated().compactMap { index, line in
            let words = line.split(whereSeparator: { $0 == " " || $0 == "." }).map(String.init)
            guard let place = words.firstIndex(of: "import"), words[..<place].allSatisfy(Self.isImportModifier) else {
                return nil
            }
            let rest = words.dropFirst(place + 1).filter {
                !["struct", "class", "enum", "func", "var", "protocol"].contains($0)
            }
            return rest.first.map { (module: $0, line: index + 1) }
        }
    }

    private static func isImportModifier(_ word: String) -> Bool {
        word.hasPrefix("@") || ["public", "package", "internal", "fileprivate", "private"].contains(word)
    }

    /// The folder of the package, from where this file stands.
    private static let root = #filePath.split(separator: "/", omittingEmptySubsequences: false).dropLast(3)
        .joined(separator: "/")

    /// Every Swift file under `folder`, a path from the package's folder on.
    static func all(in folder: String) -> [SourceFile] {
        guard let entries = opendir("\(root)/\(folder)") else { return [] }
        defer { closedir(entries) }
        var files: [SourceFile] = []
        while let entry = readdir(entries) {
            let name = withUnsafeBytes(of: &entry.pointee.d_name) {
                String(decoding: $0.prefix { $0 != 0 }, as: UTF8.self)
            }
            if name.hasSuffix(".swift") {
                files.append(SourceFile(path: "\(folder)/\(name)", lines: read("\(root)/\(folder)/\(name)")))
            } else if !name.hasPrefix(".") {
                files += all(in: "\(folder)/\(name)")
            }
        }
        return files.sorted { $0.path < $1.path }
    }

    private static func read(_ path: String) -> [String] {
        guard let file = fopen(path, "r") else { return [] }
        defer { fclose(file) }
        var bytes: [UInt8] = []
        var chunk = [UInt8](repeating: 0, count: 1 << 16)
        while true {
            let count = fread(&chunk, 1, chunk.count, file)
            if count == 0 { break }
            bytes += chunk.prefix(count)
        }
        return String(decoding: bytes, as: UTF8.self).split(separator: "\n", omittingEmptySubsequences: false).map(
            String.init)
    }
}
