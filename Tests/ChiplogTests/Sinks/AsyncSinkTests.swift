import Chiplog
import ChiplogCapture
import Synchronization
import Testing

@Suite struct AsyncSinkTests {
    @Test("16 threads through a blocking queue into one file: nothing lost, each thread's order kept")
    func nothingLost() throws {
        let folder = TemporaryFolder()
        let pipeline = Pipeline(sinks: [.async(try .file(folder.file("log"), format: .logfmt))], clock: .fixed)
        let log = Log("test", pipeline: pipeline)
        let each = longRun / 16
        onThreads(16) { log.writeNumbered(thread: $0, each) }
        try pipeline.flush()
        let events = NumberedEvents(lines: folder.bytes("log") ?? [])
        #expect(events.strange.prefix(3) == [])
        #expect(events.areComplete(threads: 16, each: each))
        let expected = SinkCounters(written: UInt64(16 * each))
        #expect(pipeline.counters.accepted == UInt64(16 * each))
        #expect(pipeline.counters.sinks == [expected])
        try pipeline.shutdown()
        #expect(pipeline.counters.sinks == [expected])
    }

    @Test("a caller that waits for room goes on when there is some, and nothing is lost")
    func blockedCallers() throws {
        let sink = GatedSink()
        let pipeline = Pipeline(sinks: [.async(sink, queue: 1 << 16)])
        let log = Log("test", pipeline: pipeline)
        let callers = (0..<4).map { thread in CallingThread { log.writeNumbered(thread: thread, 3000) } }
        sink.waitForWrite()
        sink.open()
        for caller in callers { caller.join() }
        try pipeline.flush()
        #expect(NumberedEvents(sink.events).areComplete(threads: 4, each: 3000))
    }

    @Test("flushes of several threads at once each see their own events through")
    func concurrentFlushes() throws {
        let sink = KeepingSink()
        let pipeline = Pipeline(sinks: [.async(sink)])
        let log = Log("test", pipeline: pipeline)
        onThreads(8) { thread in
            for round in 0..<10 {
                log.writeNumbered(thread: thread, 5, from: round * 5)
                #expect(throws: Never.self) { try pipeline.flush() }
                let own = NumberedEvents(sink.events).byThread[thread] ?? []
                #expect(own == Array(0..<(round + 1) * 5))
            }
        }
    }

    @Test("a flush throws what the sink behind it threw")
    func flushFailure() throws {
        let pipeline = Pipeline(sinks: [.async(ThrowingSink())])
        Log("test", pipeline: pipeline).info("lost")
        #expect(throws: SinkError("broken on purpose: flush")) { try pipeline.flush() }
        #expect(pipeline.counters.sinks == [SinkCounters(dropped: DropCounters(failed: 1))])
    }

    @Test("a flush with a time limit returns, says how many events wait, and does not lose them")
    func flushWithin() throws {
        let sink = GatedSink()
        let pipeline = Pipeline(sinks: [.null, .async(sink)])
        let log = Log("test", pipeline: pipeline)
        log.writeNumbered(thread: 0, 30)
        sink.waitForWrite()
        let error = #expect(throws: SinkError.self) { try pipeline.flush(within: .milliseconds(1)) }
        #expect(error?.description.contains("30 events are still pending") == true)
        #expect(throws: SinkError.self) { try pipeline.flush(within: .seconds(-1)) }
        sink.open()
        try pipeline.flush(within: .seconds(Int64.max))
        #expect(NumberedEvents(sink.events).areComplete(threads: 1, each: 30))
        #expect(pipeline.counters.sinks.last == SinkCounters(written: 30))
    }

    @Test("a queue as large as a mistake may make it is no reason to stop", arguments: [Int.max, Int.min, 0, 1 << 40])
    func queueSize(bytes: Int) throws {
        let sink = KeepingSink()
        let pipeline = Pipeline(sinks: [.async(sink, queue: bytes)])
        Log("test", pipeline: pipeline).writeNumbered(thread: 0, 100)
        try pipeline.shutdown()
        #expect(NumberedEvents(sink.events).areComplete(threads: 1, each: 100))
    }

    @Test("a queue that has been idle hands on the next event without a flush")
    func wakesUp() throws {
        for _ in 0..<20 {
            let sink = GatedSink()
            sink.open()
            let pipeline = Pipeline(sinks: [.async(sink)])
            Log("test", pipeline: pipeline).info("event")
            sink.waitForWrite()
            #expect(pipeline.counters.accepted == 1)
        }
    }

    @Test("a sink that shuts its own pipeline down is first given everything that was accepted")
    func shutdownBySink() throws {
        final class Quitter: LogSink {
            let pipeline = Mutex<Pipeline?>(nil)
            let gate = Gate()
            let isDown = Gate()
            let kept = KeepingSink()

            func write(_ event: borrowing LogEvent) throws(SinkError) {
                gate.wait()
                try pipeline.withLock { $0.take() }?.shutdown()
                try kept.write(event)
            }
            func flush() throws(SinkError) {}
            func shutdown() throws(SinkError) {
                try kept.shutdown()
                isDown.open()
            }
            var counters: SinkCounters { kept.counters }
        }
        let sink = Quitter()
        let pipeline = Pipeline(sinks: [.async(sink, queue: 1 << 16)])
        let log = Log("test", pipeline: pipeline)
        sink.pipeline.withLock { $0 = pipeline }
        log.writeNumbered(thread: 0, 400)
        sink.gate.open()
        sink.isDown.wait()
        try pipeline.shutdown()
        #expect(NumberedEvents(sink.kept.events).areComplete(threads: 1, each: 400))
        log.info("late")
        #expect(pipeline.counters.sinks == [SinkCounters(written: 400, dropped: DropCounters(closed: 1))])
    }

    @Test("a shutdown that finds another under way returns when everything accepted is out")
    func concurrentShutdowns() throws {
        for _ in 0..<50 {
            let sink = KeepingSink()
            let pipeline = Pipeline(sinks: [.async(sink)])
            Log("test", pipeline: pipeline).writeNumbered(thread: 0, 500)
            onThreads(3) { _ in
                try? pipeline.shutdown()
                #expect(sink.counters.written == 500)
            }
        }
    }

    @Test("a sink that logs into its own full queue does not wait for itself", arguments: OverflowPolicy.allCases)
    func loop(policy: OverflowPolicy) throws {
        let echo = EchoSink()
        let pipeline = Pipeline(level: .debug, sinks: [.async(echo, queue: 1 << 16, whenFull: policy)])
        let log = Log("test", pipeline: pipeline)
        echo.log.withLock { $0 = log }
        for _ in 0..<500 { log.info("event") }
        try pipeline.shutdown()
        let counters = try #require(pipeline.counters.sinks.first)
        #expect(counters.pending == 0)
        #expect(counters.written + counters.dropped.total == pipeline.counters.accepted)
        if policy == .block { #expect(echo.kept.events.filter { $0.level == .info }.count == 500) }
        echo.log.withLock { $0 = nil }
    }
}
