import Chiplog
import ChiplogCapture
import Testing

@Suite struct FailingSinkTests {
    struct Case: Sendable, CustomTestStringConvertible {
        var testDescription: String
        var fault: FailingSink.Fault
        /// Of six writes.
        var failed: [Int]
    }

    static let cases = [
        Case(testDescription: "the third", fault: .onWrite(3), failed: [3]),
        Case(testDescription: "the seventh, which never comes", fault: .onWrite(7), failed: []),
        Case(testDescription: "the first two", fault: .forFirst(2), failed: [1, 2]),
        Case(testDescription: "the first none", fault: .forFirst(0), failed: []),
        Case(testDescription: "from the fifth", fault: .from(5), failed: [5, 6]),
        Case(testDescription: "a pattern", fault: .matching(LogPattern(nil, nil, ["n": 4])), failed: [4]),
        Case(testDescription: "a filter", fault: .where(.atLeast(.error)), failed: [2, 4, 6]),
        Case(testDescription: "a predicate", fault: .when { $0["n"] == 1 }, failed: [1]),
        Case(testDescription: "flushes", fault: .onFlush, failed: []),
    ]

    @Test("it fails when it is told to, and hands on the others", arguments: cases)
    func faults(of each: Case) {
        let capture = LogCapture()
        let sink = FailingSink(each.fault, behind: capture)
        let pipeline = Pipeline(sinks: [sink])
        let log = Log("test", pipeline: pipeline)
        for number in 1...6 { log.log(number.isMultiple(of: 2) ? .error : .info, "event", ["n": number]) }
        let arrived = capture.records.map { $0.fields["n"] }
        #expect(arrived == (1...6).filter { !each.failed.contains($0) }.map { .int(Int64($0)) })
        #expect(sink.writeCount == 6 && sink.failedWriteCount == each.failed.count)
        let failed = UInt64(each.failed.count)
        #expect(
            pipeline.counters.sinks == [SinkCounters(written: 6 - failed, dropped: DropCounters(failed: failed))])
    }

    @Test("several faults all count, and one event fails once")
    func several() {
        let sink = FailingSink(.onWrite(1), .forFirst(2), .from(4))
        let pipeline = Pipeline(sinks: [sink])
        let log = Log("test", pipeline: pipeline)
        for _ in 0..<5 { log.info("event") }
        #expect(sink.failedWriteCount == 4)
        #expect(pipeline.counters.sinks.first?.dropped.failed == 4)
    }

    @Test("the error says which write it was, or what the test wants it to say")
    func errors() {
        let own = Pipeline(sinks: [FailingSink(.onWrite(2))])
        let given = Pipeline(sinks: [FailingSink(.forFirst(1), .onFlush, error: SinkError(code: 28, "disk full"))])
        for _ in 0..<2 {
            Log("test", pipeline: own).info("event")
            Log("test", pipeline: given).info("event")
        }
        #expect(
            own.health.sinks.first?.lastRefusal?.reason
                == "failing sink: write 2 fails as it was told to; the event is lost")
        #expect(given.health.sinks.first?.lastRefusal?.reason == "disk full")
        #expect(throws: SinkError(code: 28, "disk full")) { try given.flush() }
    }

    @Test("flushes fail one by one, or all")
    func flushes() {
        let second = FailingSink(.onFlush(2))
        #expect([1, 2, 3].map { _ in (try? second.flush()) != nil } == [true, false, true])
        #expect(second.flushCount == 3 && second.failedFlushCount == 1)
        let all = FailingSink(.onFlush)
        #expect([1, 2].map { _ in (try? all.flush(within: .seconds(1))) != nil } == [false, false])
    }

    @Test("a write that is cut leaves the beginning of its line", arguments: [-1, 0, 1, 5, 6, 7, 1000])
    func shortWrites(count: Int) throws {
        let bytes = try ByteCapture(format: .pattern("{message}"))
        let sink = FailingSink(.onWrite(2), cuttingTo: count, behind: bytes)
        let pipeline = Pipeline(sinks: [sink])
        for message in ["first", "second", "third"] { Log("test", pipeline: pipeline).info("\(message)") }
        #expect(bytes.text == "first\n" + "second".prefix(max(0, count)) + "third\n")
        #expect(pipeline.counters.sinks == [SinkCounters(written: 2, dropped: DropCounters(failed: 1))])
    }

    @Test("of eight threads' writes exactly the one that is told to fails, and all are counted")
    func threads() {
        let capture = LogCapture()
        let sink = FailingSink(.onWrite(1000), .from(3901), behind: capture)
        let pipeline = Pipeline(sinks: [sink])
        let log = Log("test", pipeline: pipeline)
        onThreads(8) { thread in log.writeNumbered(thread: thread, 500) }
        #expect(sink.writeCount == 4000 && sink.failedWriteCount == 101)
        #expect(capture.count == 3899)
        #expect(pipeline.counters.sinks == [SinkCounters(written: 3899, dropped: DropCounters(failed: 101))])
    }

    @Test("in front of another sink, or cutting lines, it keeps every promise of a sink", arguments: [false, true])
    func promises(cuts: Bool) {
        let violations = SinkRule.violations {
            let bytes = ByteCapture(format: .logfmt)
            let sink = cuts ? FailingSink(cuttingTo: 0, behind: bytes) : FailingSink(.onWrite(-1), behind: bytes)
            return SinkSpecimen(
                sink, arrived: { NumberedEvents(lines: bytes.bytes) }, setFailing: { sink.isFailing = $0 })
        }
        #expect(violations == [])
    }

    @Test("shut down, it fails no more: what comes late is the sink behind's to count")
    func closed() throws {
        let sink = FailingSink(.from(1))
        let pipeline = Pipeline(sinks: [sink])
        let log = Log("test", pipeline: pipeline)
        log.info("in time")
        try pipeline.shutdown()
        log.info("late")
        #expect(pipeline.counters.sinks == [SinkCounters(dropped: DropCounters(failed: 1, closed: 1))])
        #expect(sink.writeCount == 1)
    }

    @Test("a fallback takes over while it fails, and gives way when it recovers")
    func fallback() throws {
        let (main, other) = (LogCapture(), LogCapture())
        let sink = FailingSink(.forFirst(1), behind: main)
        let pipeline = Pipeline(sinks: [.fallback(sink, to: other)])
        let log = Log("test", pipeline: pipeline)
        for number in 1...3 { log.info("event", ["n": number]) }
        try pipeline.flush()
        #expect(other.records.contains { $0.fields["n"] == 1 })
        #expect(main.count + other.records.filter { $0.message == "event" }.count >= 3)
    }
}
