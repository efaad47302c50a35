import ChiplogCapture
import Glibc
import Testing

@testable import Chiplog

@Suite struct FallbackSinkTests {
    private static func isNotice(_ event: KeptEvent) -> Bool { event.message.hasPrefix("events went to the fallback") }

    /// The sums that the notices tell.
    private static func told(_ events: [KeptEvent]) -> Int {
        events.filter(isNotice).map { event in
            if case .uint(let count)? = event.fields["events"] { return Int(count) }
            if case .int(let count)? = event.fields["events"] { return Int(count) }
            return -1_000_000
        }.reduce(0, +)
    }

    @Test("while the first fails the second has the events; back with the first, it is told how many, exactly")
    func thereAndBack() throws {
        let time = SettableClock(1_800_000_000)
        let (first, second) = (MoodySink(), KeepingSink())
        let sink = FallbackSink(first, to: second, retry: .seconds(5), clock: time.clock)
        let pipeline = Pipeline(sinks: [sink], clock: time.clock)
        let log = Log("test", pipeline: pipeline)
        log.writeNumbered(thread: 0, 10)
        #expect(sink.status == FallbackStatus())
        first.breakDown()
        log.writeNumbered(thread: 0, 10, from: 10)
        #expect(sink.status.events == 10 && sink.status.failure == SinkError("broken for a while"))
        #expect(first.triesWhileBroken == 1)
        time.advance(seconds: 4)
        log.writeNumbered(thread: 0, 10, from: 20)
        #expect(first.triesWhileBroken == 1)
        time.advance(seconds: 1)
        log.writeNumbered(thread: 0, 10, from: 30)
        #expect(first.triesWhileBroken == 2)
        first.recover()
        time.advance(seconds: 4)
        log.writeNumbered(thread: 0, 10, from: 40)
        time.advance(seconds: 1)
        log.writeNumbered(thread: 0, 10, from: 50)
        #expect(NumberedEvents(second.events).byThread == [0: Array(10..<50)])
        let arrived = first.events
        #expect(NumberedEvents(arrived.filter { !Self.isNotice($0) }).byThread == [0: Array(0..<10) + Array(50..<60)])
        let notice = try #require(arrived.dropFirst(10).first)
        #expect(Self.isNotice(notice) && Self.told([notice]) == 40 && notice.level == .notice)
        #expect(notice.fields["failure"] == "broken for a while")
        #expect(sink.status == FallbackStatus(gaps: 1, allEvents: 40))
        #expect(pipeline.counters.sinks == [SinkCounters(written: 60)])
        try pipeline.shutdown()
        #expect(pipeline.counters.sinks == [SinkCounters(written: 60)])
    }

    /// Uses up all the time that a flush has, and keeps how much it had.
    private final class SlowFlush: LogSink {
        let limits = FutexMutex<[Duration]>([])

        func write(_ event: borrowing LogEvent) throws(SinkError) {}
        func flush() throws(SinkError) {}
        func flush(within limit: Duration) throws(SinkError) {
            limits.withLock { $0.append(limit) }
            let start = ContinuousClock.now
            while ContinuousClock.now - start < limit {}
        }
        func shutdown() throws(SinkError) {}
        var counters: SinkCounters { SinkCounters() }
    }

    @Test("a flush's time limit is one for both sinks together")
    func limit() throws {
        let (first, second) = (SlowFlush(), SlowFlush())
        try FallbackSink(first, to: second).flush(within: .milliseconds(2))
        let limits = (first.limits.withLock { $0 } + second.limits.withLock { $0 }).reduce(.zero, +)
        #expect(limits <= .milliseconds(2) + .nanoseconds(1), "the second has none left")
    }

    @Test("a clock that was set back does not keep the first sink waiting")
    func clockSetBack() {
        let time = SettableClock(1_800_000_000)
        let (first, second) = (MoodySink(), KeepingSink())
        let log = Log("test", pipeline: Pipeline(sinks: [.fallback(first, to: second, clock: time.clock)]))
        first.breakDown()
        log.info("one")
        first.recover()
        time.advance(seconds: -100_000)
        log.info("two")
        #expect(second.events.count == 1 && first.events.last?.message == "two")
    }

    @Test("a flush goes back at once, and what both refuse is counted as failed")
    func flushGoesBack() throws {
        let (first, second) = (MoodySink(), MoodySink())
        let sink = FallbackSink(first, to: second, clock: .fixed)
        let pipeline = Pipeline(sinks: [sink], clock: .fixed)
        let log = Log("test", pipeline: pipeline)
        first.breakDown()
        log.writeNumbered(thread: 0, 3)
        #expect(throws: SinkError("broken for a while")) { try pipeline.flush() }
        second.breakDown()
        log.writeNumbered(thread: 0, 4, from: 3)
        #expect(pipeline.counters.sinks == [SinkCounters(written: 3, dropped: DropCounters(failed: 4))])
        first.recover()
        second.recover()
        try pipeline.flush()
        log.writeNumbered(thread: 0, 5, from: 7)
        #expect(Self.told(first.events) == 7)  // given to the second, whatever became of them there
        #expect(NumberedEvents(first.events.filter { !Self.isNotice($0) }).byThread == [0: Array(7..<12)])
        #expect(pipeline.counters.sinks == [SinkCounters(written: 8, dropped: DropCounters(failed: 4))])
        try pipeline.shutdown()
        log.writeNumbered(thread: 0, 2)
        #expect(pipeline.counters.sinks == [SinkCounters(written: 8, dropped: DropCounters(failed: 4, closed: 2))])
    }

    @Test("eight threads through a sink that comes and goes: every event once, every gap told, both counted exactly")
    func comesAndGoes() throws {
        let time = SettableClock(1_800_000_000)
        let (first, second) = (MoodySink(), KeepingSink())
        let sink = FallbackSink(first, to: second, retry: .milliseconds(1), clock: time.clock)
        let pipeline = Pipeline(sinks: [sink], clock: time.clock)
        let log = Log("test", pipeline: pipeline)
        onThreads(8) { thread in
            for round in 0..<40 {
                // One of them, so that its next event meets the change.
                if thread == 0 {
                    round.isMultiple(of: 2) ? first.breakDown() : first.recover()
                    time.advance(seconds: 1)
                }
                log.writeNumbered(thread: thread, 50, from: round * 50)
            }
        }
        first.recover()
        try pipeline.shutdown()
        let (atFirst, atSecond) = (first.events, second.events)
        #expect(Self.told(atFirst) == atSecond.count && atSecond.count > 0)
        #expect(sink.status.allEvents == UInt64(atSecond.count) && sink.status.gaps >= 20)
        var all = NumberedEvents(atFirst.filter { !Self.isNotice($0) }).byThread
        #expect(NumberedEvents(atSecond).areInOrder)
        all.merge(NumberedEvents(atSecond).byThread) { $0 + $1 }
        for thread in 0..<8 { #expect(all[thread]?.sorted() == Array(0..<2000)) }
        #expect(pipeline.counters.sinks == [SinkCounters(written: 16_000)])
    }
}
