import Chiplog
import ChiplogCapture
import Testing

@Suite struct LogCaptureTests {
    /// A log that writes to `capture` alone.
    private func log(to capture: LogCapture) -> (Log, Pipeline) {
        let pipeline = Pipeline(level: .trace, sinks: [capture])
        return (Log("shop", pipeline: pipeline), pipeline)
    }

    @Test func itKeepsEveryPromiseOfASink() {
        let violations = SinkRule.violations {
            let capture = LogCapture()
            return SinkSpecimen(
                capture,
                arrived: {
                    var events = NumberedEvents()
                    for record in capture.records { record.withEvent { events.append($0) } }
                    return events
                })
        }
        #expect(violations == [])
    }

    @Test func aRecordHasAllThatWasLogged() throws {
        struct Declined: Error, CustomStringConvertible { var description: String { "no money" } }
        let capture = LogCapture()
        let time = LogTimestamp(nanosecondsSince1970: 1_700_000_000_000_000_000)
        let pipeline = Pipeline(level: .trace, sinks: [capture], clock: .custom { time })
        let log = Log("shop", pipeline: pipeline).with(["request": "r-1"])
        log.error("payment declined", error: Declined(), ["code": 51, "rate": 0.5, "items": ["a", "b"]])
        let line = #line - 1

        let record = try #require(capture.records.first)
        #expect(record.level == .error)
        #expect(record.message == "payment declined")
        #expect(record.label == "shop")
        #expect(record.time == time)
        #expect(record.sequence == 1)
        #expect(record.fields.map(\.key.name) == ["request", "code", "rate", "items"])
        #expect(record.fields == ["request": "r-1", "code": 51, "rate": 0.5, "items": ["a", "b"]])
        #expect(record.error?.message == "no money")
        #expect(record.error?.type.hasSuffix("Declined") == true)
        #expect(record.callSite.fileID == #fileID)
        #expect(record.callSite.line == line)
        #expect(!record.isTruncated)
    }

    @Test func aRecordDescribesItselfInOneLine() throws {
        let capture = LogCapture()
        log(to: capture).0.notice(
            "two\nlines", ["code": 51, "text": "51", "user": ["id": 3] as LogFields, "tags": ["a", 1] as LogValue])
        let record = try #require(capture.records.first)
        #expect(
            record.description
                == #"notice shop: two\nlines code=51 text="51" user={id=3} tags=["a", 1] "#
                + "(ChiplogCaptureTests/LogCaptureTests.swift:\(record.callSite.line))")
    }

    @Test func recordsKeepTheirOrderAndNumber() {
        let capture = LogCapture()
        let (log, pipeline) = log(to: capture)
        for index in 0..<5_000 {
            log.trace("step") { $0["index"] = index }
        }
        #expect(capture.count == 5_000)
        #expect(capture.droppedCount == 0)
        #expect(capture.records.map(\.sequence) == Array(1...5_000))
        #expect(capture.records.map { $0.fields["index"] } == (0..<5_000).map { LogValue.int($0) })
        #expect(pipeline.counters.accepted == 5_000)
        #expect(capture.counters == SinkCounters(written: 5_000))
    }

    @Test func recordsReadEarlierDoNotChange() {
        let capture = LogCapture()
        let (log, pipeline) = log(to: capture)
        log.info("one")
        let before = capture.records
        for _ in 0..<1_000 { log.info("more") }
        #expect(before.map(\.message) == ["one"])
        withExtendedLifetime(pipeline) {}
    }

    @Test func lateRecordsAreKeptApart() {
        let capture = LogCapture()
        let (log, pipeline) = log(to: capture)
        log.info("in time")
        capture.seal()
        capture.seal()
        log.info("late")
        #expect(capture.records.map(\.message) == ["in time"])
        #expect(capture.lateRecords.map(\.message) == ["late"])
        #expect(capture.lateRecords.map(\.sequence) == [2])
        #expect(capture.count == 1)
        #expect(pipeline.counters.sinks == [SinkCounters(written: 2)])
    }

    @Test func aCaptureDescribesHowMuchItHolds() {
        let capture = LogCapture(bound: .init(first: 1, last: 0))
        let (log, pipeline) = log(to: capture)
        #expect(capture.description == "log capture: 0 records")
        log.info("kept")
        log.info("dropped")
        capture.seal()
        for _ in 0..<3 { log.info("late") }
        #expect(capture.description == "log capture: 1 record, 1 dropped, 3 late")
        #expect(pipeline.counters.sinks == [SinkCounters(written: 2, dropped: DropCounters(oldest: 3))])
    }

    @Test func recordsAfterShutdownAreCountedAsClosed() throws {
        let capture = LogCapture()
        let (log, pipeline) = log(to: capture)
        log.info("kept")
        try pipeline.shutdown()
        try pipeline.shutdown()
        log.info("lost")
        #expect(capture.records.map(\.message) == ["kept"])
        #expect(capture.counters == SinkCounters(written: 1, dropped: DropCounters(closed: 1)))
    }

    @Test func manyThreadsLoseNothingAndKeepTheirOrder() async {
        let capture = LogCapture()
        let (log, _) = log(to: capture)
        await withTaskGroup(of: Void.self) { group in
            for task in 0..<8 {
                group.addTask {
                    for index in 0..<2_000 {
                        log.debug("step") {
                            $0["task"] = task
                            $0["index"] = index
                        }
                    }
                }
            }
        }
        let records = capture.records
        #expect(records.count == 16_000)
        for task in 0..<8 {
            let indices = records.filter { $0.fields["task"] == .int(Int64(task)) }.map { $0.fields["index"] }
            #expect(indices == (0..<2_000).map { .int($0) })
        }
    }
}
