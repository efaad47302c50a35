internal import Synchronization

// Binding a context to the current task, and finding it again from a logging call.
extension LogContext {
    @TaskLocal private static var bound: Binding?

    /// The context of the current task.
    public static var current: LogContext { bound?.context ?? LogContext() }

    /// Runs `body` with this context bound to the current task, in place of whatever was bound.
    ///
    /// A task started in `body` keeps the context when it outlives it. Binding allocates; a logging call in it does not.
    public func run<Result, Failure: Error>(_ body: () throws(Failure) -> Result) throws(Failure) -> Result {
        // The task-local's own functions rethrow untyped; a result carries the type across them.
        return try Self.$bound.withValue(Binding(self)) { () -> Swift.Result<Result, Failure> in
            do throws(Failure) {
                return .success(try body())
            } catch {
                return .failure(error)
            }
        }.get()
    }

    /// Runs `body` with this context bound to the current task, in place of whatever was bound.
    public nonisolated(nonsending) func run<Result, Failure: Error>(
        _ body: nonisolated(nonsending) () async throws(Failure) -> Result
    ) async throws(Failure) -> Result {
        return try await Self.$bound.withValue(Binding(self)) { () async -> Swift.Result<Result, Failure> in
            do throws(Failure) {
                return .success(try await body())
            } catch {
                return .failure(error)
            }
        }.get()
    }

    /// A context as tasks hold it, `Task { }`s that outlive `run` included: its pipeline overrides, and events look for
    /// its fields and trace, until the last of them has ended.
    final class Binding: Sendable {
        let context: LogContext
        // Taken out of the context once, since every event in it asks for them.
        let pipeline: PipelineCore?
        let fields: BoundFields
        let trace: TraceContext?

        fileprivate init(_ context: LogContext) {
            self.context = context
            pipeline = context.pipeline?.core
            fields = context.boundFields
            trace = context.trace
            pipeline?.levels.overrideBegan()
            if marksEvents {
                LogContext.liveMarks.add(1, ordering: .relaxed)
            }
        }

        deinit {
            pipeline?.levels.overrideEnded()
            if marksEvents {
                LogContext.liveMarks.subtract(1, ordering: .relaxed)
            }
        }

        private var marksEvents: Bool { trace != nil || !fields.isEmpty }
    }

    /// The pipeline that is bound to the current task, and held by it; one read of a task-local.
    static var overridingPipeline: Unmanaged<PipelineCore>? {
        bound?.pipeline.map { .passUnretained($0) }
    }

    /// The trace of the current task; one read of a task-local.
    static var currentTrace: TraceContext? { bound?.trace }

    /// How many bindings with fields or a trace are alive. A relaxed count suffices: a task sees those it has bound.
    private static let liveMarks = Atomic<Int>(0)

    /// Whether any task at all has a context that marks events.
    @inline(__always)
    static var mayMarkEvents: Bool { liveMarks.load(ordering: .relaxed) != 0 }

    /// What marks the current task's events with fields or a trace. While there is none in the process, one load; else one
    /// read of a task-local, 12–19 ns.
    @inline(__always)
    static var marking: Binding? {
        _slowPath(mayMarkEvents) ? bound : nil
    }
}
