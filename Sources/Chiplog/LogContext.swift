/// What a task carries for the logging calls made in it: here, a pipeline that takes the place of every log's own.
///
/// It reaches child tasks, `async let`, task groups, `Task { }` and actors. To `Task.detached`, dispatch queues and
/// threads it is carried by hand: `let context = LogContext.current; queue.async { context.run { … } }`.
///
/// A task started in `run` keeps the context when it outlives it. While no task anywhere has a pipeline bound, all this
/// costs a call nothing but one load.
public struct LogContext: Sendable {
    /// The pipeline that takes all events, whatever pipeline their log was made with; nil leaves them alone.
    public var pipeline: Pipeline?

    public init(pipeline: Pipeline? = nil) {
        self.pipeline = pipeline
    }

    @TaskLocal private static var bound: Binding?

    /// The context of the current task.
    public static var current: LogContext { bound?.context ?? LogContext() }

    /// Runs `body` with this context bound to the current task.
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

    /// Runs `body` with this context bound to the current task.
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

    /// A context as tasks hold it, `Task { }`s that outlive `run` included: its pipeline overrides until the last of them
    /// has ended.
    private final class Binding: Sendable {
        let context: LogContext

        init(_ context: LogContext) {
            self.context = context
            context.pipeline?.core.levels.overrideBegan()
        }

        deinit {
            context.pipeline?.core.levels.overrideEnded()
        }
    }
}
