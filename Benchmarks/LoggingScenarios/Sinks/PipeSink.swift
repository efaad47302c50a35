import Chiplog

/// A file sink on a pipe, whose reader in this process stops now and then: then the pipe is full, and who writes waits.
struct PipeSink: LogSink {
    private let reader: PipeReader
    private let file: FileSink

    /// - Parameters:
    ///   - path: the file that gets a copy of what is read, if it is kept; the pipe is beside it.
    ///   - keeps: whether there is such a copy.
    init(
        path: String, formatter: any LogFormatter, buffer: Int, keeps: Bool, _ stall: PipeReader.Stall
    ) throws(SinkError) {
        let pipe = path + ".pipe"
        reader = try PipeReader(path: pipe, copy: keeps ? path : nil, stall)
        file = try .file(pipe, format: formatter, buffer: buffer, flushAt: .off)
        try reader.begin()
    }

    func write(_ event: borrowing LogEvent) throws(SinkError) { try file.write(event) }
    func flush() throws(SinkError) { try file.flush() }

    func shutdown() throws(SinkError) {
        try file.shutdown()
        reader.end()
    }

    var counters: SinkCounters { file.counters }
    var queuedBytes: Int { file.queuedBytes }
}
