import Chiplog
import Testing

@Suite struct RateLimitProcessorTests {
    /// A clock that stands until it is moved.
    private final class Time: Sendable {
        private let now = FutexMutex<Int64>(1_790_000_000_000_000_000)
        var clock: LogClock { LogClock.custom { LogTimestamp(nanosecondsSince1970: self.now.withLock { $0 }) } }
        func pass(_ nanoseconds: Int64) { now.withLock { $0 += nanoseconds } }
    }

    private static func log(_ processor: RateLimitProcessor, _ time: Time) -> (Log, KeepingSink, Pipeline) {
        let sink = KeepingSink()
        let pipeline = Pipeline(processors: [processor], sinks: [sink], clock: time.clock)
        return (Log("test", pipeline: pipeline), sink, pipeline)
    }

    @Test("at once the burst passes and no event more, then one each time its turn has come")
    func burst() {
        let time = Time()
        let (log, sink, pipeline) = Self.log(.rateLimit(10, per: .seconds(1), burst: 3), time)
        for _ in 0..<20 { log.info("x") }
        #expect(sink.events.count == 3)
        time.pass(99_999_999)
        log.info("x")
        #expect(sink.events.count == 3)
        time.pass(1)
        log.info("x")
        log.info("x")
        #expect(sink.events.count == 4)
        #expect(pipeline.counters.sampledOut == 19 && pipeline.counters.accepted == 4)
    }

    @Test("in no span of time pass more than burst + rate × span", arguments: 0..<20 as Range<UInt64>)
    func bound(seed: UInt64) {
        var generator = SeededGenerator(seed: seed)
        let count = UInt32.random(in: 1...50, using: &generator)
        let burst = UInt32.random(in: 1...60, using: &generator)
        let time = Time()
        let (log, sink, _) = Self.log(.rateLimit(count, per: .seconds(1), burst: burst), time)
        for _ in 0..<400 {
            log.info("x")
            if Int.random(in: 0..<3, using: &generator) == 0 {
                time.pass(Int64.random(in: 0..<60_000_000, using: &generator))
            }
        }
        let times = sink.events.map { Double($0.time.nanosecondsSince1970 - 1_790_000_000_000_000_000) / 1e9 }
        for (first, start) in times.enumerated() {
            for (last, end) in times.enumerated().dropFirst(first) {
                #expect(Double(last - first + 1) <= Double(burst) + (end - start) * Double(count) + 1e-6)
            }
        }
        // And it is no tighter than it says: at full demand the rate is used up.
        #expect(Double(times.count) >= min(400, (times.last ?? 0) * Double(count) * 0.5))
    }

    @Test("the next event that passes says how many did not")
    func suppressed() {
        let time = Time()
        let (log, sink, _) = Self.log(.rateLimit(1, per: .seconds(1)), time)
        for _ in 0..<8 { log.info("x") }
        time.pass(1_000_000_000)
        log.info("x")
        time.pass(1_000_000_000)
        log.info("x")
        #expect(sink.events.map { $0.fields["suppressed"] } == [nil, 7, nil])
    }

    @Test("labels and messages have limits of their own when told, and a filter says what is limited")
    func scopes() {
        func passed(_ processor: RateLimitProcessor) -> Int {
            let sink = KeepingSink()
            let pipeline = Pipeline(processors: [processor], sinks: [sink], clock: Time().clock)
            for label in ["a", "b", "c"] {
                for message in ["x", "y", "x", "y"] { Log(label, pipeline: pipeline).info(message) }
            }
            return sink.events.count
        }
        #expect(passed(.rateLimit(1, per: .seconds(1))) == 1)
        #expect(passed(.rateLimit(1, per: .seconds(1), by: .label)) == 3)
        #expect(passed(.rateLimit(1, per: .seconds(1), by: .message)) == 6)
        #expect(passed(.rateLimit(1, per: .seconds(1), when: .message(.contains("y")))) == 7)
    }

    @Test("a clock that is set back does not silence the log")
    func clockSetBack() {
        let time = Time()
        let (log, sink, _) = Self.log(.rateLimit(2, per: .seconds(1)), time)
        for _ in 0..<5 { log.info("x") }
        time.pass(-3_600_000_000_000)
        for _ in 0..<5 { log.info("x") }
        #expect(sink.events.count == 4)
    }

    @Test("with eight threads no event more passes", arguments: [1, 7, 1000] as [UInt32])
    func threads(count: UInt32) {
        let time = Time()
        let (log, _, pipeline) = Self.log(.rateLimit(count, per: .seconds(1)), time)
        onThreads(8) { _ in for _ in 0..<1000 { log.info("x") } }
        #expect(pipeline.counters.accepted == UInt64(count))
        #expect(pipeline.counters.sampledOut == 8000 - UInt64(count))
    }

    @Test("whatever the numbers, nothing traps", arguments: [0, 1, .max] as [UInt32])
    func extremes(count: UInt32) {
        for interval in [Duration.zero, .seconds(-1), .nanoseconds(1), .seconds(Int64.max)] {
            for burst in [nil, 0, 1, .max] as [UInt32?] {
                let time = Time()
                let (log, sink, _) = Self.log(.rateLimit(count, per: interval, burst: burst), time)
                log.info("x")
                time.pass(.max / 8)
                log.info("x")
                #expect(!sink.events.isEmpty)
            }
        }
    }
}
