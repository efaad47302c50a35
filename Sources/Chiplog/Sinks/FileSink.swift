#if canImport(Glibc)
internal import Glibc
#elseif canImport(Musl)
internal import Musl
#elseif canImport(Darwin)
internal import Darwin
#endif

/// Appends lines to a file, through a buffer.
///
/// The buffer is written out when it is full, by `flush`, at the end of the process, and at once for events of `flushAt`
/// and above. The file is opened for appending, so it may be truncated or rotated from outside by copying.
/// See `DescriptorOutput` for what happens when the disk is full.
public struct FileSink: LogSink, BoundSink {
    private let output: DescriptorOutput<Descriptor>
    private let format: LineFormat
    private let urgentSeverity: UInt8

    /// Opens `path`, which is created if need be.
    ///
    /// - Parameters:
    ///   - path: the file, created with mode 0644 less the process's mask.
    ///   - formatter: what lines look like.
    ///   - buffer: bytes to collect before writing; 0 writes every line at once.
    ///   - flushAt: the threshold from which on an event is written out at once; `.off` never does.
    /// - Throws: when the file cannot be opened; the message names it and says why.
    public init(
        _ path: String, format formatter: any LogFormatter = .text, buffer: Int = 65_536,
        flushAt: LogThreshold = .error
    ) throws(SinkError) {
        let descriptor = open(path, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0o644)
        guard descriptor >= 0 else {
            let code = errno
            throw SinkError(
                code: code, "file sink \(path): \(String(cString: strerror(code))); the file could not be opened")
        }
        output = DescriptorOutput(
            Descriptor(appendingTo: descriptor, path: path), name: "file sink \(path)", buffer: buffer)
        format = LineFormat(formatter)
        urgentSeverity = flushAt.severity
    }

    public func write(_ event: borrowing LogEvent) throws(SinkError) {
        try output.write(event, by: format, urgentFrom: urgentSeverity)
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

extension LogSink where Self == FileSink {
    /// Appends to the file `path`; see `FileSink`.
    public static func file(
        _ path: String, format formatter: any LogFormatter = .text, buffer: Int = 65_536,
        flushAt: LogThreshold = .error
    ) throws(SinkError) -> FileSink {
        try FileSink(path, format: formatter, buffer: buffer, flushAt: flushAt)
    }
}

extension DescriptorOutput {
    /// Formats the event outside the lock, then takes its line.
    @inline(__always)
    func write(
        _ event: borrowing LogEvent, by format: LineFormat, urgentFrom severity: UInt8
    ) throws(SinkError) {
        guard let buffer = format.line(of: event) else {
            throw SinkError("out of memory; the event is lost")
        }
        defer { LineBuffer.giveBack(buffer) }
        try write(UnsafeRawBufferPointer(buffer: buffer), urgent: event.severity >= severity)
    }
}
