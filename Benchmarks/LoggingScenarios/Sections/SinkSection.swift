import Chiplog
import ChiplogBench

/// `sink`: where lines go.
struct SinkSection {
    enum Kind: String, CaseIterable {
        /// Lines are made and thrown away.
        case null
        /// The file sink on `/dev/null`: all but the device.
        case devNull = "dev-null"
        case file
        /// A file behind a device that stalls.
        case slow
        /// A file that loses, doubles, tears or reorders lines, to show that the verifier sees it.
        case faulty
        /// A test's capture, which keeps events in memory.
        case capture
        /// The same, and a drain looks through what was captured.
        case captureSearch = "capture-search"
    }

    var kind = Kind.null
    var buffer = 65_536
    var stall = SlowSink.Stall(every: 1000, duration: .milliseconds(5))
    var fault = FaultySink.Fault.lose
    var faultEvery = 1000

    init(_ reader: ScenarioReader?) throws(ScenarioError) {
        guard let reader else { return }
        kind = try reader.choice("kind", of: Kind.self)
        if kind == .file || kind == .slow || kind == .devNull {
            buffer = try reader.size("buffer", in: 0...(64 << 20), default: buffer)
        }
        if kind == .slow {
            stall.every = try reader.integer("stall_every", in: 1...1_000_000_000, default: stall.every)
            stall.duration = try reader.duration("stall", default: stall.duration)
        }
        if kind == .faulty {
            fault = try reader.choice("fault", of: FaultySink.Fault.self)
            faultEvery = try reader.integer("fault_every", in: 2...1_000_000_000, default: faultEvery)
        }
    }

    /// Whether lines end in the scenario's output file, from which they can be read back.
    var keepsLines: Bool { kind != .null && kind != .devNull }

    /// The sink, writing to `path` if it keeps lines.
    func make(path: String, formatter: any LogFormatter) throws(SinkError) -> any LogSink {
        switch kind {
        case .null:
            .null(format: formatter)
        case .devNull:
            try .file("/dev/null", format: formatter, buffer: buffer, flushAt: .off)
        case .file:
            try .file(path, format: formatter, buffer: buffer, flushAt: .off)
        case .slow:
            SlowSink(try .file(path, format: formatter, buffer: buffer, flushAt: .off), stall)
        case .faulty:
            try FaultySink(path: path, formatter: formatter, fault: fault, every: faultEvery)
        case .capture, .captureSearch:
            CapturedFile(path: path, formatter: formatter, searches: kind == .captureSearch)
        }
    }
}
