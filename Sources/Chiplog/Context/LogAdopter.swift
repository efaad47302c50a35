internal import Synchronization

/// Takes events that are logged while no pipeline is bound to their task: how a test gets at what detached tasks and
/// threads log. There is one in a process; it costs nothing while it is not live.
package final class LogAdopter: Sendable {
    /// What an adopter is told of an event.
    package struct Candidate: Sendable {
        package let level: LogLevel
        /// The trace of the task that logs it.
        package let trace: TraceContext?
        /// Whether its log has a pipeline of its own.
        package let hasOwnPipeline: Bool
        /// Whether an event follows, rather than only the answer being of interest.
        package let isLogged: Bool
    }

    private let strays: Pipeline
    private let others: Pipeline
    private let adopts: @Sendable (Candidate) -> Bool

    /// Both pipelines are kept for ever, since calls on other threads may be using them.
    ///
    /// - Parameters:
    ///   - strays: takes what is adopted of logs without a pipeline of their own.
    ///   - others: takes what is adopted of other logs.
    ///   - adopts: asked on the thread that logs, for each event whose task has no pipeline bound; must not log.
    package init(strays: Pipeline, others: Pipeline, adopts: @escaping @Sendable (Candidate) -> Bool) {
        self.strays = strays
        self.others = others
        self.adopts = adopts
    }

    /// Retained for ever, like its pipelines.
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
        strays.core.levels.overrideBegan()
    }

    /// Called once for each `begin`.
    package func end() {
        strays.core.levels.overrideEnded()
    }

    /// The pipeline for an event which the current task logs, if it is to be adopted.
    static func pipeline(for severity: UInt8, of log: LogCore, logs: Bool) -> Unmanaged<PipelineCore>? {
        guard let adopter = installed.load(ordering: .acquiring) else { return nil }
        let candidate = Candidate(
            level: LogLevel(severity: severity), trace: LogContext.currentTrace, hasOwnPipeline: log.pipeline != nil,
            isLogged: logs)
        return adopter._withUnsafeGuaranteedRef { adopter in
            guard adopter.adopts(candidate) else { return nil }
            return .passUnretained(candidate.hasOwnPipeline ? adopter.others.core : adopter.strays.core)
        }
    }
}
