import Chiplog
import ChiplogCapture
import Testing

@Suite struct SlowSinkTests {
    /// Logs one event on each of `count` threads, which then wait; the result joins them.
    private func start(_ count: Int, _ log: Log) -> [WriterThread?] {
        (0..<count).map { number in WriterThread { log.info("event", ["n": number]) } }
    }

    @Test("writes wait until they are released, one by one in their order, then all")
    func releasing() async {
        let capture = LogCapture()
        let sink = SlowSink(behind: capture)
        let log = Log("test", pipeline: Pipeline(sinks: [sink]))
        #expect(sink.waitingCount == 0 && !sink.releaseOne())
        var threads: [WriterThread?] = []
        for number in 0..<4 {
            threads.append(WriterThread { log.info("event", ["n": number]) })
            #expect(await sink.waiting(for: number + 1) == number + 1)
        }
        #expect(capture.count == 0)
        for number in 0..<2 {
            #expect(sink.releaseOne())
            threads[number]?.join()
            #expect(capture.records.map { $0.fields["n"] } == (0...number).map { .int(Int64($0)) })
            #expect(sink.waitingCount == 3 - number)
        }
        sink.release()
        for thread in threads.dropFirst(2) { thread?.join() }
        #expect(capture.count == 4 && sink.waitingCount == 0)
        log.info("without delay")
        #expect(capture.count == 5)
        #expect(await sink.waiting(for: 9) == 0)
    }

    @Test("a test may await the writes before they come, and several may")
    func awaiting() async {
        let sink = SlowSink()
        let log = Log("test", pipeline: Pipeline(sinks: [sink]))
        async let three = sink.waiting(for: 3)
        async let one = sink.waiting(for: 1)
        let threads = start(3, log)
        #expect(await three == 3)
        #expect(await (1...3).contains(one))
        #expect(sink.blockingly { $0.blockUntilWaiting(for: 2) } == 3)
        sink.release()
        for thread in threads { thread?.join() }
    }

    @Test("who awaits in vain is told when the sink is released, or their task cancelled")
    func vain() async {
        let sink = SlowSink()
        let cancelled = Task { await sink.waiting(for: 1) }
        cancelled.cancel()
        #expect(await cancelled.value == 0)
        let late = Task { await sink.waiting(for: 1) }
        sink.release()
        #expect(await late.value == 0)
    }

    @Test("neither a flush, nor a shutdown, nor letting go of the pipeline waits for what nobody releases")
    func endings() async throws {
        let capture = LogCapture()
        let sink = SlowSink(behind: capture)
        let pipeline = Pipeline(sinks: [sink])
        let threads = start(2, Log("test", pipeline: pipeline))
        await sink.waiting(for: 2)
        try pipeline.flush()
        try pipeline.flush(within: .milliseconds(1))
        #expect(capture.count == 0)
        try pipeline.shutdown()
        for thread in threads { thread?.join() }
        #expect(capture.counters.written + capture.counters.dropped.closed == 2)
        let other = SlowSink()
        var forgotten: Pipeline? = Pipeline(sinks: [other])
        #expect(forgotten?.level == .info)
        forgotten = nil
        #expect(await other.waiting(for: 1) == 0)
    }

    @Test("a write that nobody releases goes on after its limit, or its delay")
    func limit() {
        let sinks =
            [
                { SlowSink(behind: $0, atMost: .nanoseconds(1)) }, { SlowSink(delay: .milliseconds(1), behind: $0) },
                { SlowSink(delay: .seconds(-1), behind: $0) },
            ] as [(LogCapture) -> SlowSink]
        for make in sinks {
            let capture = LogCapture()
            let sink = make(capture)
            Log("test", pipeline: Pipeline(sinks: [sink])).info("event")
            #expect(capture.count == 1 && sink.waitingCount == 0)
        }
    }

    @Test("once a write has waited for the limit, the sink is released for good", .timeLimit(.minutes(5)))
    func released() async {
        let sink = SlowSink(atMost: .nanoseconds(1))
        Log("test", pipeline: Pipeline(sinks: [sink])).info("event")
        #expect(await sink.waiting(for: 1) == 0)
    }

    @Test("a closure can make each write take a second of a clock that nobody waits for")
    func closure() {
        let clock = ManualClock()
        let capture = LogCapture()
        let sink = SlowSink(behind: capture) { clock.advance(by: .seconds(1)) }
        let log = Log("test", pipeline: Pipeline(sinks: [sink], clock: clock.logClock))
        for _ in 0..<3 { log.info("event") }
        let times = (0..<3).map { "2026-01-01T00:00:0\($0).000000Z" }
        #expect(capture.records.map(\.time.description) == times)
        #expect(clock.now.description == "2026-01-01T00:00:03.000000Z")
    }

    @Test("behind a queue it makes the queue overflow when the test wants it to, and the counts add up")
    func overflow() async throws {
        let capture = LogCapture()
        let sink = SlowSink(behind: capture)
        defer { sink.release() }
        let pipeline = Pipeline(sinks: [.async(sink, queue: 1 << 16, whenFull: .dropNewest)])
        let log = Log("test", pipeline: pipeline)
        log.info("first")
        await sink.waiting(for: 1)
        let long = String(repeating: "x", count: 1000)
        for _ in 0..<100 { log.info("\(long)") }
        sink.release()
        try pipeline.flush()
        let counters = try #require(pipeline.counters.sinks.first)
        #expect(counters.dropped.newest > 0 && counters.written + counters.dropped.newest == 101)
        #expect(UInt64(capture.count) == counters.written)
    }

    @Test("released, or with a closure, it keeps every promise of a sink", arguments: [false, true])
    func promises(isReleased: Bool) {
        let violations = SinkRule.violations {
            let bytes = ByteCapture(format: .logfmt)
            let sink = isReleased ? SlowSink(behind: bytes) : SlowSink(behind: bytes) {}
            sink.release()
            return SinkSpecimen(sink, arrived: { NumberedEvents(lines: bytes.bytes) })
        }
        #expect(violations == [])
    }
}

extension SlowSink {
    /// Calls from an asynchronous test what is meant for others; all that it waits for is there already.
    fileprivate func blockingly<Result>(_ body: (SlowSink) -> Result) -> Result { body(self) }
}
