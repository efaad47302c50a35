import Chiplog
import Testing

/// What `LogSink` promises, as far as it can be seen from outside; every sink runs every rule.
@Suite struct SinkConformanceTests {
    private static func check(_ pipeline: Pipeline, accepted: UInt64, closed: UInt64) {
        let counters = pipeline.counters
        #expect(counters.accepted == accepted)
        #expect(counters.attempted == counters.filtered + counters.sampledOut + counters.accepted)
        for sink in counters.sinks {
            #expect(sink.pending == 0)
            #expect(sink.dropped == DropCounters(closed: closed))
            // A fan-out behind an asynchronous sink counts an event once for each of its sinks.
            let taken = accepted - closed
            #expect(sink.written >= taken && sink.written.isMultiple(of: taken))
        }
    }

    @Test("every event of eight threads arrives once, in order, and is counted", arguments: SinkUnderTest.all)
    func concurrency(candidate: SinkUnderTest) throws {
        let folder = TemporaryFolder()
        let (sink, read) = try candidate.make(folder)
        let pipeline = Pipeline(sinks: [sink])
        let log = Log("test", pipeline: pipeline)
        onThreads(8) { log.writeNumbered(thread: $0, 2000) }
        try pipeline.shutdown()
        if let read { #expect(read().areComplete(threads: 8, each: 2000)) }
        Self.check(pipeline, accepted: 16_000, closed: 0)
    }

    @Test("after a flush a reader sees every event logged before", arguments: SinkUnderTest.all)
    func flush(candidate: SinkUnderTest) throws {
        let folder = TemporaryFolder()
        let (sink, read) = try candidate.make(folder)
        let pipeline = Pipeline(sinks: [sink])
        let log = Log("test", pipeline: pipeline)
        try pipeline.flush()
        for round in 1..<20 {
            log.writeNumbered(thread: 0, round, from: round * (round - 1) / 2)
            try pipeline.flush()
            let soFar = round * (round + 1) / 2
            if let read { #expect(read().areComplete(threads: 1, each: soFar)) }
            Self.check(pipeline, accepted: UInt64(soFar), closed: 0)
        }
    }

    @Test("a second shutdown does nothing, and later events are counted as closed", arguments: SinkUnderTest.all)
    func shutdown(candidate: SinkUnderTest) throws {
        let folder = TemporaryFolder()
        let (sink, read) = try candidate.make(folder)
        let pipeline = Pipeline(sinks: [sink])
        let log = Log("test", pipeline: pipeline)
        log.writeNumbered(thread: 0, 100)
        try pipeline.shutdown()
        try pipeline.shutdown()
        log.writeNumbered(thread: 0, 7, from: 100)
        onThreads(2) { log.writeNumbered(thread: $0 + 1, 5) }
        log.error("urgent and late")
        try pipeline.flush()
        try pipeline.shutdown()
        if let read { #expect(read().areComplete(threads: 1, each: 100)) }
        Self.check(pipeline, accepted: 118, closed: 18)
    }

    @Test("while eight threads log, a shutdown leaves each call written or counted", arguments: SinkUnderTest.all)
    func shutdownMeanwhile(candidate: SinkUnderTest) throws {
        let folder = TemporaryFolder()
        let (sink, read) = try candidate.make(folder)
        let pipeline = Pipeline(sinks: [sink])
        let log = Log("test", pipeline: pipeline)
        let started = Gate()
        let threads = (0..<8).map { thread in
            CallingThread {
                log.writeNumbered(thread: thread, 1000)
                if thread == 0 { started.open() }
                log.writeNumbered(thread: thread, 2000, from: 1000)
            }
        }
        started.wait()
        try pipeline.shutdown()
        for thread in threads { thread.join() }
        let counters = pipeline.counters
        #expect(counters.accepted == 24_000)
        let arrived = read?()
        for sink in counters.sinks {
            #expect(sink.pending == 0)
            #expect(sink.dropped == DropCounters(closed: sink.dropped.closed))
            if arrived == nil { #expect(sink.written + sink.dropped.closed == 24_000) }
        }
        if let arrived {
            #expect(counters.sinks.contains { $0.dropped.closed + UInt64(arrived.count) == 24_000 })
        }
        for (_, numbers) in arrived?.byThread ?? [:] { #expect(numbers == Array(0..<numbers.count)) }
    }

    @Test("beside a sink that throws, and is counted, the others are none the worse", arguments: SinkUnderTest.all)
    func besideAThrowingSink(candidate: SinkUnderTest) throws {
        let folder = TemporaryFolder()
        let (sink, read) = try candidate.make(folder)
        let pipeline = Pipeline(sinks: [ThrowingSink(), sink, AsyncSink(ThrowingSink())])
        let log = Log("test", pipeline: pipeline)
        log.writeNumbered(thread: 0, 500)
        #expect(throws: SinkError("broken on purpose: flush")) { try pipeline.flush() }
        if let read { #expect(read().areComplete(threads: 1, each: 500)) }
        #expect(throws: SinkError("broken on purpose: shutdown")) { try pipeline.shutdown() }
        let sinks = pipeline.counters.sinks
        #expect(pipeline.counters.accepted == 500)
        #expect(sinks.first == SinkCounters(dropped: DropCounters(failed: 500)))
        #expect(sinks.last == SinkCounters(dropped: DropCounters(failed: 500)))
        #expect(sinks.dropFirst().dropLast().allSatisfy { $0.written >= 500 && $0.dropped.total == 0 })
    }

    @Test("a pipeline that nobody refers to any more has written its events", arguments: SinkUnderTest.all)
    func release(candidate: SinkUnderTest) throws {
        let folder = TemporaryFolder()
        func logAndForget() throws -> (@Sendable () -> NumberedEvents)? {
            let (sink, read) = try candidate.make(folder)
            Log("test", pipeline: Pipeline(sinks: [sink])).writeNumbered(thread: 0, 1000)
            return read
        }
        if let read = try logAndForget() { #expect(read().areComplete(threads: 1, each: 1000)) }
    }

    @Test("200 threads at once, more than have numbers of their own, are counted exactly", arguments: SinkUnderTest.all)
    func manyThreads(candidate: SinkUnderTest) throws {
        let folder = TemporaryFolder()
        let (sink, read) = try candidate.make(folder)
        let pipeline = Pipeline(sinks: [sink])
        let log = Log("test", pipeline: pipeline)
        let everybody = Gate()
        let threads = (0..<200).map { thread in
            CallingThread {
                log.writeNumbered(thread: thread, 1)
                everybody.wait()  // nobody ends before all have been started
                log.writeNumbered(thread: thread, 50, from: 1)
            }
        }
        everybody.open()
        for thread in threads { thread.join() }
        try pipeline.shutdown()
        if let read { #expect(read().areComplete(threads: 200, each: 51)) }
        Self.check(pipeline, accepted: 200 * 51, closed: 0)
    }

    @Test("threads that end and are replaced leave exact counts and nothing behind", arguments: SinkUnderTest.all)
    func shortThreads(candidate: SinkUnderTest) throws {
        let folder = TemporaryFolder()
        let (sink, read) = try candidate.make(folder)
        let pipeline = Pipeline(sinks: [sink])
        let log = Log("test", pipeline: pipeline)
        for round in 0..<25 {
            onThreads(8) { log.writeNumbered(thread: round * 8 + $0, 20) }
        }
        try pipeline.shutdown()
        if let read { #expect(read().areComplete(threads: 200, each: 20)) }
        Self.check(pipeline, accepted: 4000, closed: 0)
    }
}
