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
    @inline(__always)
    func target(for severity: UInt8) -> Unmanaged<PipelineCore>? {
        if _slowPath(LevelTable.liveOverrides.load(ordering: .relaxed) != 0),
            let override = LogContext.overridingPipeline
        {
            let threshold = override._withUnsafeGuaranteedRef { $0.levels.threshold(for: label).severity }
            return threshold <= severity ? override : nil
        }
        guard cell.own.load(ordering: .relaxed) <= severity else { return nil }
        return pipeline.map { .passUnretained($0) } ?? DefaultPipeline.core
    }
}
