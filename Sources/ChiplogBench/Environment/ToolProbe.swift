/// Versions of the tools that passes need.
enum ToolProbe {
    /// Valgrind's version, such as `3.19.0`; nil when it is not on the path. Nothing is run under it.
    static func valgrind(path: String?) -> String? {
        CommandOutput.of("valgrind", ["--version"], path: path).map { text in
            text.hasPrefix("valgrind-") ? String(text.dropFirst(9)) : text
        }
    }
}
