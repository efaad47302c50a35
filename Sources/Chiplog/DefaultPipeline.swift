internal import Synchronization

/// The process default, read by every call of a log that has no pipeline of its own.
enum DefaultPipeline {
    private struct State {
        var current: Pipeline
        /// Never released: a call on another thread may be between loading the pointer and using it.
        var retired: [Pipeline] = []
    }

    private static let first: Pipeline = {
        let settings = EnvironmentSettings(.process)
        settings.tell()
        let first = Pipeline(
            levels: settings.levels ?? LogLevels(.info), sinks: [.stderr(format: settings.format?.formatter ?? .text)])
        first.core.levels.becomeDefault()
        return first
    }()

    private static let state = Mutex(State(current: first))

    /// `current`'s core, for the hot path; valid for ever, since `first` and `retired` keep what was here.
    /// Its initial value must not ask `state`, under whose lock it may be asked for the first time.
    private static let pointer = Atomic<Unmanaged<PipelineCore>>(Unmanaged.passUnretained(first.core))

    static var pipeline: Pipeline {
        state.withLock { $0.current }
    }

    static var core: Unmanaged<PipelineCore> {
        pointer.load(ordering: .acquiring)
    }

    /// The level cell of a log called `label` without a pipeline.
    static func cell(for label: String) -> LevelCell {
        _ = pipeline  // which sets the levels up, the first time
        return LevelTable.defaultCell(for: label)
    }

    static func replace(with pipeline: Pipeline) {
        let old = state.withLock { state in
            let old = state.current
            state.retired.append(old)
            state.current = pipeline
            pointer.store(Unmanaged.passUnretained(pipeline.core), ordering: .releasing)
            pipeline.core.levels.becomeDefault()
            return old
        }
        try? old.flush()
    }
}
