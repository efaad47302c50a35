import Chiplog
import ChiplogBench

/// `sink`: where lines go.
struct SinkSection {
    enum Kind: String, CaseIterable {
        /// Lines are made and thrown away.
        case null
        case file
        /// A file behind a device that stalls.
        case slow
        /// A file that loses, doubles, tears or reorders lines, to show that the verifier sees it.
        case faulty
    }

    var kind = Kind.null
    var buffer = 65_536
    var stall = SlowSink.Stall(every: 1000, duration: .milliseconds(5))
    var fault = FaultySink.Fault.lose
    var faultEvery = 1000

    init(_ reader: ScenarioReader?) throws(ScenarioError) {
        guard let reader else { return }
        kind = try reader.choice("kind", of: Kind.self)
        if kind == .file || kind == .slow {
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

    /// The sink, writing to `path` unless it is the null one.
    func make(path: String, formatter: any LogFormatter) throws(SinkError) -> any LogSink {
        switch kind {
        case .null:
            .null(format: formatter)
        case .file:
            try .file(path, format: formatter, buffer: buffer, flushAt: .off)
        case .slow:
            SlowSink(try .file(path, format: formatter, buffer: buffer, flushAt: .off), stall)
        case .faulty:
            try FaultySink(path: path, formatter: formatter, fault: fault, every: faultEvery)
        }
    }
}
