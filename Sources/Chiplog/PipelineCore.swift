internal import CChiplogShims
internal import Synchronization

/// The shared part of a pipeline: its level, its processors, its sinks, its counters.
@usableFromInline
final class PipelineCore: Sendable {
    let levels: LevelTable
    let clock: LogClock
    let stages: [ProcessorStage]
    /// A pipeline has one way out; several sinks are a `FanOutSink`.
    private let out: GuardedSink
    private let counts = ShardedCounters()
    /// 0 while events go straight to the sinks, which is all that the hot path looks at.
    private let detours: Atomic<UInt8>

    private enum Count {
        static let accepted = 0
        static let filtered = 1
        static let sampledOut = 2
        static let lost = 3
    }

    private enum Detour {
        static let processors: UInt8 = 1
        static let filters: UInt8 = 2
        static let profiling: UInt8 = 4
        static let passingOn: UInt8 = 8
    }

    /// Events logged by a sink or a processor while it has one in hand, and so on: how many buffers they may take.
    private static let deepest: UInt32 = 64

    /// Where events go beside this pipeline when it is bound to a task.
    enum Next {
        case nowhere
        case ownOfLog
        /// What the task had bound before.
        case pipeline(PipelineCore)
    }

    let next: Next

    init(
        levels: LogLevels, processors: [any LogProcessor], sinks: [any LogSink], clock: LogClock, next: Next = .nowhere
    ) {
        self.levels = LevelTable(levels)
        self.clock = clock
        stages = processors.map { ProcessorStage($0) }
        out = GuardedSink(sinks.count == 1 ? sinks[0] : FanOutSink(sinks))
        self.next = next
        let passesOn = if case .nowhere = next { false } else { true }
        detours = Atomic(
            (processors.isEmpty ? 0 : Detour.processors) | (out.sink.isSelective ? Detour.filters : 0)
                | (passesOn ? Detour.passingOn : 0))
        ExitDrain.register(out)
    }

    deinit {
        // In this order, so that a process that ends meanwhile still waits for the sink.
        try? out.sink.shutdown()
        ExitDrain.unregister(out)
    }

    /// Whether an event may be turned away yet, so that values may be better computed later.
    @inline(__always)
    var isSelective: Bool { detours.load(ordering: .relaxed) & (Detour.processors | Detour.filters) != 0 }

    /// Takes a complete record on its way; the buffer is the caller's again when it returns.
    @inline(__always)
    func deliver(_ record: ByteBuffer, of log: LogCore) {
        if _fastPath(detours.load(ordering: .relaxed) == 0 && chiplog_current_thread().pointee.depth <= Self.deepest) {
            counts.add(to: Count.accepted)
            // The record stays where it is until the buffer is given back, after the sinks have returned.
            out.write(
                LogEvent(
                    record: RawSpan(
                        _unsafeStart: UnsafeRawPointer(record.pointee.bytes), byteCount: record.pointee.count)))
        } else {
            deliverWithDetours(record, of: log)
        }
    }

    /// Counts an event that there was no memory for.
    @inline(never)
    func countLost() {
        counts.add(to: Count.lost)
    }

    func flush() throws(SinkError) {
        try out.sink.flush()
    }

    func flush(within limit: Duration) throws(SinkError) {
        try out.sink.flush(within: limit)
    }

    func shutdown() throws(SinkError) {
        try out.sink.shutdown()
    }

    var counters: LogCounters {
        LogCounters(
            filtered: counts.sum(Count.filtered), sampledOut: counts.sum(Count.sampledOut),
            lost: counts.sum(Count.lost), accepted: counts.sum(Count.accepted), processors: stages.map(\.counters),
            sinks: sinks.map(\.counters))
    }

    /// The sinks one by one.
    var sinks: [GuardedSink] { (out.sink as? FanOutSink)?.sinks ?? [out] }
}

extension PipelineCore {
    /// The way of an event through the processors, or while the pipeline is profiled.
    @inline(never)
    private func deliverWithDetours(_ record: ByteBuffer, of log: LogCore) {
        guard chiplog_current_thread().pointee.depth <= Self.deepest else {
            counts.add(to: Count.filtered)
            return
        }
        // Both at once, since buffers are given back in reverse order.
        let isDone = withThreadBuffer { second in
            withThreadBuffer { third in
                var editor = LogEventEditor(record, second, third)
                process(&editor)
                return true
            } ?? false
        }
        if isDone != true {
            // Without memory nothing can be redacted, so nothing may go on.
            countLost()
        }
        log.target(behind: self, for: record.pointee.bytes[Record.Offset.severity])?._withUnsafeGuaranteedRef { next in
            if next !== self {
                next.deliver(record, of: log)
            }
        }
    }

    private func process(_ event: inout LogEventEditor) {
        let isProfiling = isProfiling
        // Counted by hand: an array's iterator allocates in debug builds, where costs are tested.
        var index = 0
        while index < stages.count {
            let stage = stages[index]
            switch isProfiling ? stage.timing.measure({ stage.run(&event) }) : stage.run(&event) {
            case .pass: index += 1
            case .filtered: return counts.add(to: Count.filtered)
            case .sampledOut: return counts.add(to: Count.sampledOut)
            }
        }
        guard event.resolveLazies(for: out.sink) else { return counts.add(to: Count.lost) }
        counts.add(to: Count.accepted)
        if isProfiling {
            for sink in sinks {
                sink.timing.measure { sink.write(event.event) }
            }
        } else {
            out.write(event.event)
        }
    }

    var isProfiling: Bool { detours.load(ordering: .relaxed) & Detour.profiling != 0 }

    func setProfiling(_ isOn: Bool) {
        if isOn {
            detours.bitwiseOr(Detour.profiling, ordering: .relaxed)
        } else {
            detours.bitwiseAnd(~Detour.profiling, ordering: .relaxed)
        }
    }

    var profile: PipelineProfile {
        PipelineProfile(
            processors: stages.map { $0.timing.profile(named: $0.processor.name) },
            sinks: sinks.map { $0.timing.profile(named: $0.sink.name) })
    }
}
