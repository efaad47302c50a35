internal import CChiplogShims
public import Chiplog

/// A configuration file in force: its pipeline is the process default, and follows the file when that changes.
///
/// ```swift
/// let file = try ConfigurationFile("logging.json")
/// let watching = Task { await file.watch() }          // or file.reload() when told to, by a signal or a request
/// Log("shop").info("started")                          // logs without a pipeline follow
/// ```
/// Where only the levels have changed, they are changed in the pipeline that is there; otherwise a new pipeline with new
/// sinks takes its place, the old one is flushed at once and closed with the first `reload` or look after `grace`, when
/// the calls that were in it are done. A file that cannot be read, is not valid or names a sink that cannot be opened
/// changes nothing and is told once.
///
/// `CHIPLOG_LEVEL` and `CHIPLOG_FORMAT` do not count here: the file says all.
public final class ConfigurationFile: Sendable {
    /// What a look at the file led to.
    public enum Change: Sendable, Equatable {
        /// The file says what it said before.
        case none
        /// The pipeline has new levels.
        case levels
        /// A new pipeline is in place.
        case pipeline
        /// The file is wrong, and what was there before stays.
        case refused(ConfigurationError)
    }

    private struct State {
        /// What was read last, valid or not: what is wrong is told once, not at every look.
        var bytes: [UInt8]
        var configuration: LogConfiguration
        var pipeline: Pipeline
        /// Replaced pipelines that calls may still be in, and since when.
        var retired: [(pipeline: Pipeline, since: ContinuousClock.Instant)] = []
        /// What is wrong with the file as it is now.
        var problem: ConfigurationError?
    }

    public let path: String
    private let grace: Duration
    private let install: @Sendable (Pipeline) -> Void
    private let tell: @Sendable (String) -> Void
    // Held while the file is read and sinks are opened, so that two reloads come one after the other.
    private let state: FutexMutex<State>

    /// Reads the file and puts its pipeline in place.
    ///
    /// - Parameters:
    ///   - path: the file's path.
    ///   - grace: how long a replaced pipeline stays open for calls that are in it.
    ///   - install: puts a pipeline in place; makes it the process default unless given.
    ///   - tell: takes sentences about a file that later becomes wrong; writes them to standard error unless given.
    /// - Throws: when the file cannot be read, is not valid, or a sink cannot be opened.
    public init(
        _ path: String, grace: Duration = .seconds(1),
        install: @escaping @Sendable (Pipeline) -> Void = { Pipeline.default = $0 },
        tell: (@Sendable (String) -> Void)? = nil
    ) throws(ConfigurationError) {
        self.path = path
        self.grace = grace
        self.install = install
        self.tell = tell ?? { chiplog_tell("chiplog: \($0)") }
        let bytes = try FileContents.read(path)
        let configuration = try LogConfiguration(parsing: bytes, file: path)
        let pipeline = try Self.makePipeline(configuration, path)
        state = FutexMutex(State(bytes: bytes, configuration: configuration, pipeline: pipeline))
        install(pipeline)
    }

    /// What is in force.
    public var configuration: LogConfiguration { state.withLock(\.configuration) }

    /// The pipeline in place, to read counters or to explain. A log made for it would stay with it when it is replaced:
    /// make logs without a pipeline.
    public var pipeline: Pipeline { state.withLock(\.pipeline) }

    /// Reads the file again and puts in force what has changed. Costs the reading of the file where nothing has.
    ///
    /// The contents are compared, not the times: those have a grain, and a file may be replaced by one that is older.
    @discardableResult
    public func reload() -> Change {
        let (change, sentence) = state.withLock { state in
            closeRetired(&state)
            let change = apply(to: &state)
            guard case .refused(let error) = change else {
                state.problem = nil
                return (change, nil as String?)
            }
            defer { state.problem = error }
            return (change, state.problem == error ? nil : "\(error); the configuration in force stays")
        }
        sentence.map { tell($0) }
        return change
    }

    private func apply(to state: inout State) -> Change {
        do throws(ConfigurationError) {
            let bytes = try FileContents.read(path)
            // One that was wrong is tried again even unchanged: a folder that was missing may be there by now.
            guard bytes != state.bytes || state.problem != nil else { return .none }
            state.bytes = bytes
            let configuration = try LogConfiguration(parsing: bytes, file: path)
            let change = try replace(state.configuration, by: configuration, in: &state)
            state.configuration = configuration
            return change
        } catch {
            return .refused(error)
        }
    }

    private func replace(
        _ old: LogConfiguration, by new: LogConfiguration, in state: inout State
    ) throws(ConfigurationError) -> Change {
        guard old.processors == new.processors, old.sinks == new.sinks else {
            let pipeline = try Self.makePipeline(new, path)
            install(pipeline)
            try? state.pipeline.flush()
            state.retired.append((state.pipeline, ContinuousClock.now))
            state.pipeline = pipeline
            return .pipeline
        }
        guard old.levels != new.levels else { return .none }
        state.pipeline.levels = new.levels
        return .levels
    }

    private func closeRetired(_ state: inout State) {
        let end = ContinuousClock.now - grace
        state.retired.removeAll { retired in
            guard retired.since <= end else { return false }
            try? retired.pipeline.shutdown()
            return true
        }
    }

    private static func makePipeline(
        _ configuration: LogConfiguration, _ path: String
    ) throws(ConfigurationError) -> Pipeline {
        do throws(SinkError) {
            return try configuration.makePipeline()
        } catch {
            throw ConfigurationError(file: path, message: error.description)
        }
    }
}

extension ConfigurationFile {
    /// Looks at the file every `interval` until the task is cancelled.
    ///
    /// - Parameters:
    ///   - interval: at least 10 ms.
    ///   - clock: what the time is taken from.
    public func watch<Time: Clock<Duration>>(
        every interval: Duration = .seconds(1), clock: Time = ContinuousClock()
    ) async {
        while true {
            do {
                try await clock.sleep(for: max(interval, .milliseconds(10)))
            } catch {
                return
            }
            reload()
        }
    }
}
