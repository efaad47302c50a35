import Chiplog
import ChiplogCapture
import Synchronization
import Testing

@Suite struct BatchingSinkTests {
    private let keeper = BatchKeeper()

    private func pipeline(
        maxEvents: Int = 10, maxBytes: Int = 1 << 20, every: Duration? = nil, urgent: LogThreshold = .off
    ) -> (Pipeline, Log) {
        let sink = BatchingSink(keeper, maxEvents: maxEvents, maxBytes: maxBytes, every: every, urgent: urgent)
        let pipeline = Pipeline(sinks: [sink])
        return (pipeline, Log("test", pipeline: pipeline))
    }

    @Test("a batch goes when it has as many events as it may have, and not before")
    func maxEvents() {
        let (pipeline, log) = pipeline(maxEvents: 10)
        log.writeNumbered(thread: 0, 9)
        #expect(keeper.batches.isEmpty)
        log.writeNumbered(thread: 0, 1, from: 9)
        #expect(keeper.batches.map(\.count) == [10])
        log.writeNumbered(thread: 0, 25, from: 10)
        #expect(keeper.batches.map(\.count) == [10, 10, 10])
        #expect(pipeline.counters.sinks == [SinkCounters(written: 30, pending: 5)])
    }

    @Test("no batch has more bytes than it may have, unless it is one event", arguments: [300, 1000, 10_000])
    func maxBytes(most: Int) throws {
        let (pipeline, log) = pipeline(maxEvents: .max, maxBytes: most)
        for number in 0..<60 {
            let size = number % 20 == 19 ? 2 * most : 40
            log.info(String(repeating: "x", count: size), ["t": 0, "n": number])
        }
        try pipeline.flush()
        #expect(keeper.batches.allSatisfy { $0.byteCount <= most || $0.count == 1 })
        #expect(keeper.batches.contains { $0.count > 1 })
        #expect(NumberedEvents(keeper.events).areComplete(threads: 1, each: 60))
    }

    @Test("an event that has waited for the interval is handed on without being asked for")
    func interval() {
        let (pipeline, log) = pipeline(maxEvents: 1000, every: .milliseconds(1))
        log.info("lonely")
        keeper.arrival.wait()
        #expect(keeper.batches.map(\.count) == [1])
        #expect(pipeline.counters.accepted == 1)
    }

    @Test("an urgent event is handed on at once, behind those that waited, and flushed")
    func urgent() {
        let (_, log) = pipeline(maxEvents: 1000, urgent: .error)
        log.info("one")
        log.warning("two")
        #expect(keeper.batches.isEmpty)
        log.error("three")
        #expect(keeper.events.map(\.message) == ["one", "two", "three"])
        #expect(keeper.flushes == 1)
    }

    @Test("a refused batch is kept, offered again by a flush, and handed over once")
    func refusal() throws {
        let (pipeline, log) = pipeline(maxEvents: 10)
        keeper.isRefusing = true
        log.writeNumbered(thread: 0, 10)
        #expect(pipeline.counters.sinks == [SinkCounters(pending: 10)])
        #expect(throws: SinkError("refused on purpose")) { try pipeline.flush() }
        keeper.isRefusing = false
        log.writeNumbered(thread: 0, 5, from: 10)
        try pipeline.flush()
        #expect(NumberedEvents(keeper.events).areComplete(threads: 1, each: 15))
        #expect(pipeline.counters.sinks == [SinkCounters(written: 15)])
    }

    @Test("while the sink refuses, two batches are kept and every further event is counted as failed")
    func bound() throws {
        let (pipeline, log) = pipeline(maxEvents: 10)
        keeper.isRefusing = true
        log.writeNumbered(thread: 0, 100)
        #expect(pipeline.counters.sinks == [SinkCounters(pending: 20, dropped: DropCounters(failed: 80))])
        #expect(keeper.refused == 1)  // a failing sink is left alone for a while
        keeper.isRefusing = false
        try pipeline.flush()
        #expect(NumberedEvents(keeper.events).areComplete(threads: 1, each: 20))
    }

    @Test("what is refused to the end is counted as failed, and the sink is shut down all the same")
    func shutdownWhileRefusing() throws {
        let (pipeline, log) = pipeline(maxEvents: 10)
        keeper.isRefusing = true
        log.writeNumbered(thread: 0, 7)
        #expect(throws: SinkError("refused on purpose")) { try pipeline.shutdown() }
        #expect(pipeline.counters.sinks == [SinkCounters(dropped: DropCounters(failed: 7))])
        #expect(keeper.shutdowns == 1)
    }

    @Test("a batch that was kept does not change when others come")
    func batchIsAValue() throws {
        let (pipeline, log) = pipeline(maxEvents: 3)
        for number in 0..<300 { log.info("event \(number)") }
        try pipeline.flush()
        #expect(keeper.events.map(\.message) == (0..<300).map { "event \($0)" })
    }

    @Test("a batch sink that logs into its own buffer does not wait for itself")
    func loop() throws {
        let echo = EchoSink()
        let pipeline = Pipeline(
            level: .debug, sinks: [.batching(BatchesIntoSink(sink: echo), maxEvents: 8, every: nil)])
        let log = Log("test", pipeline: pipeline)
        echo.log.withLock { $0 = log }
        for _ in 0..<100 { log.info("event") }
        echo.log.withLock { $0 = nil }
        try pipeline.shutdown()
        let counters = try #require(pipeline.counters.sinks.first)
        #expect(counters.pending == 0)
        #expect(counters.written + counters.dropped.total == pipeline.counters.accepted)
    }

    @Test("a batch sink that shuts its own pipeline down is first given what was accepted")
    func shutdownBySink() throws {
        let kept = KeepingSink()
        let own = FutexMutex<Pipeline?>(nil)
        let pipeline = Pipeline(
            sinks: [
                .batching(maxEvents: 4, every: nil) { (batch) throws(SinkError) in
                    try own.withLock { $0.take() }?.shutdown()
                    try batch.write(to: kept)
                }
            ])
        own.withLock { $0 = pipeline }
        let log = Log("test", pipeline: pipeline)
        log.writeNumbered(thread: 0, 4)
        log.info("late")
        #expect(NumberedEvents(kept.events).areComplete(threads: 1, each: 4))
        #expect(pipeline.counters.sinks == [SinkCounters(written: 4, dropped: DropCounters(closed: 1))])
    }
}
