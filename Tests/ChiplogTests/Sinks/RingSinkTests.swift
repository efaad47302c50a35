import Chiplog
import ChiplogCapture
import Synchronization
import Testing

@Suite struct RingSinkTests {
    @Test("the last events are kept, the others counted as filtered", arguments: [1, 2, 7, 100])
    func lastOnes(count: Int) {
        let ring = RingSink(last: count)
        let pipeline = Pipeline(sinks: [ring])
        Log("test", pipeline: pipeline).writeNumbered(thread: 0, 50)
        var kept: [KeptEvent] = []
        ring.events.forEachEvent { kept.append(KeptEvent($0)) }
        #expect(NumberedEvents(kept).byThread[0] == Array(max(0, 50 - count)..<50))
        let written = min(count, 50)
        #expect(pipeline.counters.sinks == [SinkCounters(filtered: UInt64(50 - written), written: UInt64(written))])
    }

    @Test("a ring without events has none to show")
    func empty() {
        #expect(RingSink().events.count == 0)
        #expect(RingSink().events.text() == "")
    }

    @Test("bytes are bounded too, however large the events", arguments: [10, 1000, 40_000, 200_000])
    func bytes(size: Int) {
        let ring = RingSink(last: 100_000, maxBytes: 65_536)
        let log = Log("test", pipeline: Pipeline(sinks: [ring]))
        for number in 0..<2000 where number < 200_000_000 / 100 / size || number < 20 {
            log.info(String(repeating: "x", count: size), ["t": 0, "n": number])
        }
        let events = ring.events
        #expect(events.count >= 1)
        #expect(events.byteCount <= 2 * 65_536 || events.count <= 2)
    }

    @Test("an error brings out what led to it, once and in order; what comes after waits for the next one")
    func trigger() throws {
        let sink = KeepingSink()
        let pipeline = Pipeline(sinks: [.ring(last: 3, before: .error, sink)])
        let log = Log("test", pipeline: pipeline)
        for name in ["a", "b", "c", "d"] { log.info("\(name)") }
        #expect(sink.events.isEmpty)
        #expect(pipeline.counters.sinks == [SinkCounters(filtered: 1, pending: 3)])
        log.error("first")
        #expect(sink.events.map(\.message) == ["c", "d", "first"])
        log.info("e")
        log.critical("second")
        #expect(sink.events.map(\.message) == ["c", "d", "first", "e", "second"])
        log.info("f")
        try pipeline.shutdown()
        #expect(sink.events.count == 5)
        #expect(pipeline.counters.sinks == [SinkCounters(filtered: 3, written: 5)])
    }

    @Test("eight threads with an error now and then: every event is written or counted as filtered")
    func identity() throws {
        let sink = KeepingSink()
        let pipeline = Pipeline(sinks: [.ring(last: 20, before: .error, sink)])
        let log = Log("test", pipeline: pipeline)
        onThreads(8) { thread in
            for number in 0..<500 {
                if number % 50 == 49 {
                    log.error("event", ["t": thread, "n": number])
                } else {
                    log.info("event", ["t": thread, "n": number])
                }
            }
        }
        try pipeline.shutdown()
        let counters = try #require(pipeline.counters.sinks.first)
        #expect(counters.written == UInt64(sink.events.count))
        #expect(counters.filtered + counters.written == 4000)
        #expect(sink.events.filter { $0.level == .error }.count == 80)
        #expect(NumberedEvents(sink.events).areInOrder)
    }

    @Test("a sink that logs into its own ring does not wait for itself")
    func loop() throws {
        let echo = EchoSink()
        let pipeline = Pipeline(level: .debug, sinks: [.ring(last: 10, before: .info, echo)])
        let log = Log("test", pipeline: pipeline)
        echo.log.withLock { $0 = log }
        for _ in 0..<20 { log.info("event") }
        echo.log.withLock { $0 = nil }
        try pipeline.shutdown()
        let counters = try #require(pipeline.counters.sinks.first)
        #expect(counters.filtered + counters.written == pipeline.counters.accepted)
    }

    @Test("a dump goes to any sink, or becomes text, and leaves the ring as it was")
    func dump() throws {
        let ring = RingSink(last: 2)
        let log = Log("shop", pipeline: Pipeline(sinks: [ring], clock: .fixed))
        for name in ["a", "b", "c"] { log.info("\(name)") }
        let sink = KeepingSink()
        try ring.events.write(to: sink)
        #expect(sink.events.map(\.message) == ["b", "c"])
        let expected = try lines(.json) { log in for name in ["b", "c"] { log.info("\(name)") } }
        #expect(ring.events.text(format: .json) == expected.map { $0 + "\n" }.joined())
        #expect(throws: SinkError("broken on purpose")) { try ring.events.write(to: ThrowingSink()) }
        #expect(ring.events.count == 2)
    }
}
