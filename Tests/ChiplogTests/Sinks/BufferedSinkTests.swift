import Chiplog
import ChiplogCapture
import Testing

@Suite struct BufferedSinkTests {
    @Test("events are held back until there are enough of them")
    func maxEvents() {
        let sink = KeepingSink()
        let pipeline = Pipeline(sinks: [.buffered(sink, maxEvents: 5, every: nil)])
        let log = Log("test", pipeline: pipeline)
        log.writeNumbered(thread: 0, 4)
        #expect(sink.events.isEmpty)
        #expect(pipeline.counters.sinks == [SinkCounters(pending: 4)])
        log.writeNumbered(thread: 0, 1, from: 4)
        #expect(sink.events.count == 5)
        #expect(pipeline.counters.sinks == [SinkCounters(written: 5)])
    }

    @Test("an error is out at once, with everything before it, even when the sink behind has a buffer of its own")
    func urgent() throws {
        let folder = TemporaryFolder()
        let pipeline = Pipeline(sinks: [.buffered(try .file(folder.file("log"), flushAt: .off), every: nil)])
        let log = Log("test", pipeline: pipeline)
        log.info("one")
        #expect(folder.lines("log").isEmpty)
        log.error("two")
        #expect(folder.lines("log").count == 2)
    }

    @Test("an event that waits is handed on after the interval, and written by the sink behind")
    func interval() {
        let sink = GatedSink()
        sink.open()
        let pipeline = Pipeline(sinks: [.buffered(sink, every: .milliseconds(1))])
        Log("test", pipeline: pipeline).info("lonely")
        sink.waitForWrite()
        #expect(pipeline.counters.accepted == 1)
    }

    @Test("events that the sink behind throws at are counted as failed, the others arrive")
    func failures() throws {
        let kept = KeepingSink()
        let picky = ClosureSink { (event: borrowing LogEvent) throws(SinkError) in
            if event["n"] == .int(3) { throw SinkError("not this one") }
            try kept.write(event)
        }
        let pipeline = Pipeline(sinks: [.buffered(picky, maxEvents: 4, every: nil)])
        Log("test", pipeline: pipeline).writeNumbered(thread: 0, 10)
        try pipeline.flush()
        #expect(NumberedEvents(kept.events).byThread[0] == [0, 1, 2, 4, 5, 6, 7, 8, 9])
        #expect(pipeline.counters.sinks == [SinkCounters(written: 9, dropped: DropCounters(failed: 1))])
    }

    @Test("senseless limits are taken as the nearest sensible ones", arguments: [Int.min, -1, 0, 1])
    func limits(limit: Int) throws {
        let sink = KeepingSink()
        let pipeline = Pipeline(sinks: [.buffered(sink, maxEvents: limit, maxBytes: limit, every: .seconds(-1))])
        Log("test", pipeline: pipeline).writeNumbered(thread: 0, 10)
        try pipeline.flush()
        #expect(NumberedEvents(sink.events).areComplete(threads: 1, each: 10))
    }
}
