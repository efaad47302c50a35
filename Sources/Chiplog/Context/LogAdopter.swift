internal import Synchronization

/// Takes events that are logged while no pipeline is bound to their task: how a test gets at what detached tasks and
/// threads log. There is one in a process; it costs nothing while it is not live.
package final class LogAdopter: Sendable {
    private let pipeline: Pipeline
    private let adopts: @Sendable (LogLevel, TraceContext?, _ followsDefault: Bool) -> Bool

    /// - Parameters:
    ///   - pipeline: takes what is adopted; kept for ever, since calls on other threads may be using it.
    ///   - adopts: asked on the thread that logs, once for each such event, with the trace of its task,
    ///     and told whether its log has no pipeline of its own; must not log.
    package init(
        pipeline: Pipeline, adopts: @escaping @Sendable (LogLevel, TraceContext?, _ followsDefault: Bool) -> Bool
    ) {
        self.pipeline = pipeline
        self.adopts = adopts
    }

    /// Retained for ever, like its pipeline.
    private static let installed = Atomic<Unmanaged<LogAdopter>?>(nil)

    /// Makes this the process's adopter, for good; an adopter that was there before stays.
    package func install() {
        let own = Unmanaged.passRetained(self)
        if !Self.installed.compareExchange(expected: nil, desired: own, ordering: .acquiringAndReleasing).exchanged {
            own.release()
        }
    }

    /// From now on every call in the process asks for adoption, whatever the level of its log.
    package func begin() {
        pipeline.core.levels.overrideBegan()
    }

    /// Called once for each `begin`.
    package func end() {
        pipeline.core.levels.overrideEnded()
    }

    /// The pipeline for an event which the current task logs, if it is to be adopted.
    static func pipeline(for severity: UInt8, of log: LogCore) -> Unmanaged<PipelineCore>? {
        guard let adopter = installed.load(ordering: .acquiring) else { return nil }
        return adopter._withUnsafeGuaranteedRef { adopter in
            guard adopter.adopts(LogLevel(severity: severity), LogContext.currentTrace, log.pipeline == nil) else {
                return nil
            }
            return .passUnretained(adopter.pipeline.core)
        }
    }
}
