/// Logs how a pipeline is doing, every so often or when asked.
///
/// ```swift
/// let reporter = HealthReporter(of: pipeline, every: .seconds(60))
/// ```
/// Each report is an event with the message "pipeline health" and the fields that `PipelineHealth` writes: at level
/// warning when events were lost since the last one, or a sink is failing, else at level debug. Reports end with the
/// reporter, which keeps the pipeline alive.
public final class HealthReporter: Sendable {
    private let reporting: Reporting
    /// nil when nothing is reported unasked; only then is there no thread.
    private let alarm: Alarm?

    private final class Reporting: Sendable {
        let pipeline: Pipeline
        let log: Log
        let lost: FutexMutex<UInt64>

        init(_ pipeline: Pipeline, _ log: Log) {
            self.pipeline = pipeline
            self.log = log
            lost = FutexMutex(pipeline.health.lost)
        }

        func report() {
            let health = pipeline.health
            let hasLost = lost.withLock { lost in
                defer { lost = health.lost }
                return health.lost > lost
            }
            log.log(hasLost || health.isFailing ? .warning : .debug, "pipeline health") { health.write(to: &$0) }
        }
    }

    /// - Parameters:
    ///   - pipeline: what is reported about.
    ///   - interval: how often, on a thread of the reporter's own, at most every millisecond; nil: only when asked.
    ///   - log: where reports go; nil is the log "chiplog.health" of the pipeline itself, whose clock times them.
    public init(of pipeline: Pipeline, every interval: Duration? = nil, to log: Log? = nil) {
        let reporting = Reporting(pipeline, log ?? Log("chiplog.health", pipeline: pipeline))
        self.reporting = reporting
        alarm = interval.map { Alarm(after: max($0, .milliseconds(1))) }
        let hasStarted = alarm?.start {
            reporting.report()
            return true
        }
        if hasStarted == true {
            alarm?.set()
        }
    }

    deinit {
        alarm?.stop()
    }

    /// Logs a report now.
    public func report() {
        reporting.report()
    }
}
