internal import Synchronization

/// A processor in its place in a pipeline, with the one `catch` around it and the counts of what it did.
final class ProcessorStage: Sendable {
    let processor: any LogProcessor
    let timing = StageTiming()
    private let counts = ShardedCounters()
    private let lastFailure = FutexMutex<ProcessorError?>(nil)

    private enum Count {
        static let filtered = 0
        static let sampledOut = 1
        static let failed = 2
    }

    init(_ processor: any LogProcessor) {
        self.processor = processor
    }

    /// Runs the processor; when it throws, its changes are undone and the event goes on.
    func run(_ event: inout LogEventEditor) -> ProcessorVerdict {
        event.beginStage()
        do throws(ProcessorError) {
            let verdict = try processor.process(&event)
            switch verdict {
            case .pass: break
            case .filtered: counts.add(to: Count.filtered)
            case .sampledOut: counts.add(to: Count.sampledOut)
            }
            return verdict
        } catch {
            event.undoStage()
            counts.add(to: Count.failed)
            lastFailure.withLock { $0 = error }
            return .pass
        }
    }

    var counters: ProcessorCounters {
        ProcessorCounters(
            name: processor.name, filtered: counts.sum(Count.filtered), sampledOut: counts.sum(Count.sampledOut),
            failed: counts.sum(Count.failed), lastFailure: lastFailure.withLock { $0 })
    }
}

/// What a processor did to the events of a pipeline.
public struct ProcessorCounters: Sendable, Hashable {
    public var name: String
    /// Events that it turned away.
    public var filtered: UInt64 = 0
    /// Events that it left out, others like them being kept.
    public var sampledOut: UInt64 = 0
    /// Events that it threw on; they went on without it.
    public var failed: UInt64 = 0
    /// The last error it threw.
    public var lastFailure: ProcessorError?
}
