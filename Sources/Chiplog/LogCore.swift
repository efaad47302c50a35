internal import Synchronization

/// What a `Log` stands for: a label, a level cell, a pipeline and the bound fields. Immutable.
@usableFromInline
final class LogCore: Sendable {
    @usableFromInline let cell: LevelCell
    let label: String
    /// nil: the process default, whichever that is at the time of the call.
    let pipeline: PipelineCore?
    /// Encoded fields that every event of the log begins with.
    let bound: BoundFields

    convenience init(label: String, pipeline: PipelineCore?) {
        let cell = pipeline?.levels.cell(for: label) ?? DefaultPipeline.cell(for: label)
        self.init(label: label, cell: cell, pipeline: pipeline, bound: BoundFields())
    }

    /// - Parameter cell: the one of `label` in `pipeline`, which logs derived from each other share.
    init(label: String, cell: LevelCell, pipeline: PipelineCore?, bound: BoundFields) {
        self.label = label
        self.cell = cell
        self.pipeline = pipeline
        self.bound = bound
    }

    /// The pipeline that takes an event of `level` from the current task, or nil when that one's level turns it away.
    ///
    /// Unmanaged, since counting references costs as much as the rest of the gate. It lives at least as long as the call:
    /// a log's own is held by the log, the default by `DefaultPipeline` for ever, a bound one by the task that runs here.
    ///
    /// - Parameter logs: whether an event follows, rather than only the answer being of interest.
    @inline(__always)
    func target(for severity: UInt8, logs: Bool = true) -> Unmanaged<PipelineCore>? {
        if _slowPath(LevelTable.liveOverrides.load(ordering: .relaxed) != 0) {
            switch overridingTarget(for: severity, logs: logs) {
            case .takes(let override): return override
            case .refuses: return nil
            case .leavesAlone: break
            }
        }
        return takes(severity) ? ownPipeline : nil
    }

    private enum Override {
        case takes(Unmanaged<PipelineCore>)
        case refuses
        case leavesAlone
    }

    /// What the pipeline that is bound to the current task says of an event, or else the adopter.
    @inline(never)
    private func overridingTarget(for severity: UInt8, logs: Bool) -> Override {
        guard let override = LogContext.overridingPipeline else {
            return LogAdopter.pipeline(for: severity, of: self, logs: logs).map { .takes($0) } ?? .leavesAlone
        }
        return override._withUnsafeGuaranteedRef { overridingTarget(from: $0, for: severity) }
    }

    /// What `core`, which is or was bound to the task, says of an event: itself or what it passes on to.
    private func overridingTarget(from core: PipelineCore, for severity: UInt8) -> Override {
        if core.levels.threshold(for: label).severity <= severity { return .takes(.passUnretained(core)) }
        return switch core.next {
        case .nowhere: .refuses
        case .ownOfLog: .leavesAlone
        case .pipeline(let outer): overridingTarget(from: outer, for: severity)
        }
    }

    /// The pipeline to which `core`, bound to the current task, passes on an event that it has taken; nil for none.
    /// It is held by `core`, or as `target` says.
    func target(behind core: PipelineCore, for severity: UInt8) -> Unmanaged<PipelineCore>? {
        switch core.next {
        case .nowhere: return nil
        case .ownOfLog: break
        case .pipeline(let outer):
            switch overridingTarget(from: outer, for: severity) {
            case .takes(let target): return target
            case .refuses: return nil
            case .leavesAlone: break
            }
        }
        return takes(severity) ? ownPipeline : nil
    }

    /// The log's own pipeline, whatever the current task has bound.
    var ownPipeline: Unmanaged<PipelineCore> {
        pipeline.map { .passUnretained($0) } ?? DefaultPipeline.core
    }

    /// Whether the log's own pipeline takes events of `severity`, going by their level.
    @inline(__always)
    func takes(_ severity: UInt8) -> Bool {
        cell.own.load(ordering: .relaxed) <= severity
    }
}
