import Chiplog
import Testing

@Suite struct PipelineHealthTests {
    @Test("a pipeline's health has its counters, and each sink's last write, refusal and queue")
    func snapshot() throws {
        let gated = GatedSink()
        let now = FutexMutex<Int64>(0)
        let clock = LogClock.custom {
            LogTimestamp(
                nanosecondsSince1970: now.withLock { now in
                    now += 1000
                    return now
                })
        }
        let picky = ClosureSink { (event: borrowing LogEvent) throws(SinkError) in
            if event.level >= .error { throw SinkError("no errors, please") }
        }
        let pipeline = Pipeline(sinks: [picky, .async(gated)], clock: clock)
        #expect(
            pipeline.health.sinks.allSatisfy { $0.lastWrite == nil && $0.lastRefusal == nil && $0.queuedBytes == 0 })
        let log = Log("test", pipeline: pipeline)
        for level in [LogLevel.info, .info, .error, .info, .error] { log.log(level, "event") }
        let health = pipeline.health
        #expect(health.counters == pipeline.counters)
        #expect(health.sinks.map(\.name) == ["ClosureSink", "AsyncSink"])
        #expect(health.sinks[0].lastWrite == LogTimestamp(nanosecondsSince1970: 4000))
        let refusal = SinkHealth.Refusal(time: LogTimestamp(nanosecondsSince1970: 5000), reason: "no errors, please")
        #expect(health.sinks[0].lastRefusal == refusal)
        #expect(health.sinks[1].lastWrite == LogTimestamp(nanosecondsSince1970: 5000))
        #expect(health.sinks[1].counters.pending == 5)
        #expect(health.sinks[1].queuedBytes >= 5 * 48)
        #expect(health.lost == 2)
        gated.open()
        try pipeline.flush()
        #expect(pipeline.health.sinks[1].queuedBytes == 0)
    }

    @Test("a failing sink says so as long as it fails")
    func failing() throws {
        let keeper = BatchKeeper()
        let pipeline = Pipeline(sinks: [.batching(keeper, maxEvents: 1, every: nil)])
        keeper.isRefusing = true
        Log("test", pipeline: pipeline).info("event")
        #expect(pipeline.health.isFailing)
        #expect(pipeline.health.sinks.first?.failure == "refused on purpose")
        #expect(pipeline.health.sinks.first?.queuedBytes ?? 0 > 0)
        keeper.isRefusing = false
        try pipeline.flush()
        #expect(!pipeline.health.isFailing)
    }

    @Test("a report is an event of level debug, and of level warning when something was lost since the last one")
    func reports() throws {
        let reports = KeepingSink()
        let observed = Pipeline(sinks: [ThrowingSink(), .null])
        let reporter = HealthReporter(
            of: observed, to: Log("health", pipeline: Pipeline(level: .trace, sinks: [reports])))
        reporter.report()
        Log("test", pipeline: observed).info("lost")
        reporter.report()
        reporter.report()
        #expect(reports.events.map(\.level) == [.debug, .warning, .debug])
        #expect(reports.events.allSatisfy { $0.message == "pipeline health" && $0.label == "health" })
        let report = try #require(reports.events.last).fields
        #expect(report["accepted"] == .uint(1) && report["lost"] == .uint(1))
        guard case .array(let sinks)? = report["sinks"], case .object(let first)? = sinks.first else {
            Issue.record("the report has no sinks: \(report)")
            return
        }
        #expect(sinks.count == 2)
        #expect(first["name"] == .string("ThrowingSink"))
        #expect(first["dropped"] == .object(["failed": 1 as UInt64]))
    }

    @Test("reports come by themselves where an interval was given, and end with the reporter")
    func interval() {
        let gated = GatedSink()
        gated.open()
        let pipeline = Pipeline(level: .trace, sinks: [gated])
        do {
            let reporter = HealthReporter(of: pipeline, every: .milliseconds(1))
            gated.waitForWrite()
            withExtendedLifetime(reporter) {}
        }
        let count = pipeline.counters.accepted
        #expect(count >= 1)
        #expect(pipeline.counters.accepted == count)
    }
}
