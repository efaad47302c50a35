/// Writes lines to standard error or standard output, each at once.
public struct StreamSink: LogSink, BoundSink {
    /// One of the process's standard streams.
    public enum Stream: Sendable {
        case standardOutput
        case standardError
    }

    // Several sinks may share a stream; each stream is written by one of them at a time, line by line.
    private static let outputLine = FutexMutex(CutLine())
    private static let errorLine = FutexMutex(CutLine())

    private let output: DescriptorOutput<Descriptor>
    private let format: LineFormat

    /// - Parameters:
    ///   - stream: which of the two.
    ///   - formatter: what lines look like.
    ///   - buffer: bytes to collect before writing; 0 writes every line at once.
    public init(_ stream: Stream, format formatter: any LogFormatter = .text, buffer: Int = 0) {
        let (descriptor, name, stream): (Int32, String, FutexMutex<CutLine>) =
            switch stream {
            case .standardOutput: (1, "standard output", Self.outputLine)
            case .standardError: (2, "standard error", Self.errorLine)
            }
        output = DescriptorOutput(
            Descriptor(descriptor, isOwned: false, stream: stream), name: name, buffer: buffer)
        format = LineFormat(formatter.fitted(to: OutputDevice(descriptor: descriptor)))
    }

    public func write(_ event: borrowing LogEvent) throws(SinkError) {
        try output.write(event, by: format, urgentFrom: LogThreshold.error.severity)
    }

    public func flush() throws(SinkError) {
        try output.flush()
    }

    public func shutdown() throws(SinkError) {
        try output.shutdown()
    }

    public var counters: SinkCounters { output.counters }

    public var failure: SinkError? { output.failure }
    public var queuedBytes: Int { output.queuedBytes }
}

extension LogSink where Self == StreamSink {
    /// Lines to standard error.
    public static func stderr(format formatter: any LogFormatter = .text) -> StreamSink {
        StreamSink(.standardError, format: formatter)
    }

    /// Lines to standard output.
    public static func stdout(format formatter: any LogFormatter = .text, buffer: Int = 0) -> StreamSink {
        StreamSink(.standardOutput, format: formatter, buffer: buffer)
    }
}
