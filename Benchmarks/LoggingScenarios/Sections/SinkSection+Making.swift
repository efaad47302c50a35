import Chiplog
import ChiplogBench

extension SinkSection {
    /// The sink, writing to `path` if it keeps lines.
    ///
    /// - Parameter isVerifying: Whether the lines will be read back.
    func make(path: String, formatter: any LogFormatter, isVerifying: Bool) throws(SinkError) -> any LogSink {
        switch kind {
        case .null: .null(format: formatter)
        case .count: .closure { _ in }
        case .devNull: try .file("/dev/null", format: formatter, buffer: buffer, flushAt: .off)
        case .file: try file(path, formatter)
        case .rotating:
            try .rotatingFile(
                path, format: formatter, maxSize: rotation.size, keep: isVerifying ? nil : rotation.keep,
                buffer: buffer, flushAt: .off)
        case .pipe:
            try PipeSink(
                path: path, formatter: formatter, buffer: buffer, keeps: isVerifying,
                PipeReader.Stall(bytes: stallBytes, duration: stall.duration))
        case .memory: RingFile(path: path, formatter: formatter, last: last)
        case .slow: SlowSink(try file(path, formatter), stall)
        case .failing: RecoveringSink(try file(path, formatter), failure)
        case .fullDisk: try FullDiskSink(try file(path, formatter), capacity: capacity)
        case .fanOut: FanOutSink(try branchSinks(path: path, formatter: formatter, isVerifying: isVerifying))
        case .faulty: try FaultySink(path: path, formatter: formatter, fault: fault, every: faultEvery)
        case .capture, .captureSearch:
            CapturedFile(path: path, formatter: formatter, searches: kind == .captureSearch)
        }
    }

    /// The paths of the outputs that keep lines, if `path` is the sink's own.
    func outputs(path: String) -> [String] {
        guard kind == .fanOut else { return keepsLines ? [path] : [] }
        return branches.indices.filter { branches[$0].keepsLines }.map { "\(path)-\($0)" }
    }

    private func file(_ path: String, _ formatter: any LogFormatter) throws(SinkError) -> FileSink {
        try .file(path, format: formatter, buffer: buffer, flushAt: .off)
    }

    private func branchSinks(
        path: String, formatter: any LogFormatter, isVerifying: Bool
    ) throws(SinkError) -> [any LogSink] {
        var sinks: [any LogSink] = []
        for (index, branch) in branches.enumerated() {
            sinks.append(
                try branch.make(path: "\(path)-\(index)", formatter: formatter, isVerifying: isVerifying))
        }
        return sinks
    }
}
