/// A package's dependency by a path that leads out of its repository: a job that checks out no more finds nothing there.
enum OutsideDependency {
    /// The first such path.
    ///
    /// - Parameters:
    ///   - manifest: The text of `Package.swift`, which is not run.
    ///   - folder: The package's folder from the repository's top on, without a stroke before or behind.
    static func path(in manifest: String, of folder: String) -> String? {
        manifest.split(whereSeparator: \.isNewline).map(withoutComment).joined(separator: "\n")
            .matches(of: #/\.package\([^)]*?path:\s*"([^"]+)"/#).map { String($0.1) }
            .first { isOutside($0, of: folder) }
    }

    /// The `//` of a URL begins none.
    private static func withoutComment(_ line: Substring) -> String {
        String(line.replacing(#/(^|[^:])\/\/.*/#) { $0.1 })
    }

    private static func isOutside(_ path: String, of folder: String) -> Bool {
        if path.hasPrefix("/") { return true }
        var depth = folder.split(separator: "/").count
        for part in path.split(separator: "/") where part != "." {
            depth += part == ".." ? -1 : 1
            if depth < 0 { return true }
        }
        return false
    }
}
