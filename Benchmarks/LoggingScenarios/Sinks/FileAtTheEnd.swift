import Chiplog

/// The file of a sink that keeps its events in memory: written when the sink shuts down, so that they can be verified.
struct FileAtTheEnd: Sendable {
    let path: String
    let formatter: any LogFormatter
    private let isWritten = FutexMutex(false)

    init(path: String, formatter: any LogFormatter) {
        self.path = path
        self.formatter = formatter
    }

    /// Writes the file; does nothing after the first time.
    func write(_ events: (FileSink) throws(SinkError) -> Void) throws(SinkError) {
        let isFirst = isWritten.withLock { isWritten in
            defer { isWritten = true }
            return !isWritten
        }
        guard isFirst else { return }
        let file = try FileSink(path, format: formatter)
        try events(file)
        try file.shutdown()
    }
}
