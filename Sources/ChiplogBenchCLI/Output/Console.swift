import Glibc

/// Where a command's words go: what was asked for to standard output, everything else to standard error.
public struct Console: Sendable {
    /// Writes to standard output, exactly as given.
    public var write: @Sendable (String) -> Void
    /// Writes to standard error, exactly as given.
    public var writeError: @Sendable (String) -> Void
    /// How many columns standard error has for a progress line; nil when it is no terminal.
    public var columns: Int?

    public init(
        write: @escaping @Sendable (String) -> Void, writeError: @escaping @Sendable (String) -> Void,
        columns: Int? = nil
    ) {
        self.write = write
        self.writeError = writeError
        self.columns = columns
    }

    /// The process's own streams. A stream that is closed or full swallows the words: the exit code says what counts.
    public static var standard: Console {
        Console(
            write: { try? FileBytes.write(Array($0.utf8), to: STDOUT_FILENO, at: "standard output") },
            writeError: { try? FileBytes.write(Array($0.utf8), to: STDERR_FILENO, at: "standard error") },
            columns: terminalColumns())
    }

    func print(_ line: String) { write(line + "\n") }
    func error(_ message: String) { writeError("chiplog: error: \(message)\n") }
    func warning(_ message: String) { writeError("chiplog: warning: \(message)\n") }

    private static func terminalColumns() -> Int? {
        guard isatty(STDERR_FILENO) == 1, getenv("TERM").map({ String(cString: $0) }) != "dumb" else { return nil }
        var size = winsize()
        guard ioctl(STDERR_FILENO, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0 else { return 80 }
        return Int(size.ws_col)
    }
}
