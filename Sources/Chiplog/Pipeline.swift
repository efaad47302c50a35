internal import Synchronization

/// The way of events from logs to sinks: a level, sinks and a clock. A value; copies share everything.
///
/// ```swift
/// let pipeline = Pipeline(level: .debug, sinks: [.async(.file("service.log", format: .json)), .stderr()])
/// let log = Log("checkout", pipeline: pipeline)
/// ```
/// A pipeline no longer referred to is shut down, its events written first.
public struct Pipeline: Sendable {
    let core: PipelineCore

    /// - Parameters:
    ///   - level: from which level on events are taken; can be changed later.
    ///   - processors: what may change them or turn them away, in this order.
    ///   - sinks: where they go, in this order.
    ///   - clock: what time they bear.
    public init(
        level: LogThreshold = .info, processors: [any LogProcessor] = [], sinks: [any LogSink],
        clock: LogClock = .system
    ) {
        self.init(levels: LogLevels(level), processors: processors, sinks: sinks, clock: clock)
    }

    /// - Parameters:
    ///   - levels: from which level on events are taken, by label; can be changed later.
    ///   - processors: what may change them or turn them away, in this order.
    ///   - sinks: where they go, in this order.
    ///   - clock: what time they bear.
    public init(
        levels: LogLevels, processors: [any LogProcessor] = [], sinks: [any LogSink], clock: LogClock = .system
    ) {
        core = PipelineCore(levels: levels, processors: processors, sinks: sinks, clock: clock)
    }

    /// A pipeline for tasks to bind, beside which each event also takes the way that it would take without it: that of
    /// `outer`, which is what the task has bound, or else of its log's own pipeline; if that one's level lets it.
    package init(level: LogThreshold, sinks: [any LogSink], clock: LogClock, passingOnTo outer: Pipeline?) {
        core = PipelineCore(
            levels: LogLevels(level), processors: [], sinks: sinks, clock: clock,
            next: outer.map { .pipeline($0.core) } ?? .ownOfLog)
    }

    /// From which level on events are taken, where no rule of `levels` covers their label. Setting it takes effect for
    /// every log of this pipeline, also in calls that other threads make meanwhile.
    public var level: LogThreshold {
        get { core.levels.threshold }
        nonmutating set { core.levels.threshold = newValue }
    }

    /// From which level on events are taken, by label. Setting it takes effect like setting `level`, and takes time in the
    /// number of labels in use.
    public var levels: LogLevels {
        get { core.levels.levels }
        nonmutating set { core.levels.levels = newValue }
    }

    /// What has become of the events so far.
    public var counters: LogCounters {
        core.counters
    }

    /// Whether the time in processors and sinks is taken; costs two clock readings for each of them per event. Setting it
    /// takes effect for calls that begin afterwards.
    public var isProfiling: Bool {
        get { core.isProfiling }
        nonmutating set { core.setProfiling(newValue) }
    }

    /// Where the time of logging calls has gone while `isProfiling` was true, since the pipeline was made.
    public var profile: PipelineProfile { core.profile }

    /// Returns when everything accepted before is out of the process; throws the first sink's failure after asking all.
    public func flush() throws(SinkError) {
        try core.flush()
    }

    /// Flushes, but returns after about `limit` at the latest: then it throws an error that says how many events are still
    /// pending, and these are written later.
    public func flush(within limit: Duration) throws(SinkError) {
        try core.flush(within: limit)
    }

    /// Flushes and closes the sinks. Later events are counted as dropped, reason closed.
    public func shutdown() throws(SinkError) {
        try core.shutdown()
    }
}

extension Pipeline {
    /// The pipeline of every log that was made without one, in tasks that have none bound.
    ///
    /// At first text to standard error from level info on, unless the environment asks for other levels or another format;
    /// see `EnvironmentSettings`. It may be replaced at any time, any number of times; logs
    /// made before follow. A replaced pipeline is flushed and kept until the process ends, since calls may be using it.
    public static var `default`: Pipeline {
        get { DefaultPipeline.pipeline }
        set { DefaultPipeline.replace(with: newValue) }
    }
}
