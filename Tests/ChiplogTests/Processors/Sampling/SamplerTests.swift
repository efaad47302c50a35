import Chiplog
import Testing

@Suite struct SamplerTests {
    /// How a sampler decides about `count` events, logged one after the other by `log`.
    private static func weights(
        _ sampler: any LogSampler, _ count: Int, clock: LogClock = .system, _ log: (Log, Int) -> Void
    ) -> [Double?] {
        let weights = FutexMutex<[Double?]>([])
        let asking = ProcessorDouble { event in
            switch sampler.decide(event.event) {
            case .leaveOut: weights.withLock { $0.append(nil) }
            case .keep(let weight): weights.withLock { $0.append(weight) }
            }
            return .pass
        }
        let target = Log("test", pipeline: Pipeline(level: .trace, processors: [asking], sinks: [.null], clock: clock))
        for number in 0..<count { log(target, number) }
        return weights.withLock { $0 }
    }

    private static func weights(_ sampler: any LogSampler, _ count: Int) -> [Double?] {
        weights(sampler, count) { log, _ in log.info("x") }
    }

    @Test(
        "a rate is kept within four standard deviations", arguments: [0.001, 0.1, 0.3, 0.5, 0.9], 0..<5 as Range<UInt64>
    )
    func rate(rate: Double, seed: UInt64) {
        let count = 50_000.0
        let kept = Double(Self.weights(.rate(rate, seed: seed), Int(count)).compactMap { $0 }.count)
        #expect(abs(kept - count * rate) <= 4 * (count * rate * (1 - rate)).squareRoot())
    }

    @Test("the same seed keeps the same events, another seed others")
    func seed() {
        let one = Self.weights(.rate(0.5, seed: 42), 1000)
        #expect(one == Self.weights(.rate(0.5, seed: 42), 1000))
        #expect(one != Self.weights(.rate(0.5, seed: 43), 1000))
    }

    @Test("the ends of the scale keep all or nothing, and what is no rate is taken as the nearer end")
    func ends() {
        for all in [1, 1.5, .infinity, .nan] as [Double] {
            #expect(Self.weights(.rate(all, seed: 1), 100) == Array(repeating: 1, count: 100))
            #expect(Self.weights(.traces(all), 100).allSatisfy { $0 == 1 })
        }
        for none in [0, -1, -.infinity] as [Double] {
            #expect(Self.weights(.rate(none, seed: 1), 100).allSatisfy { $0 == nil })
        }
    }

    @Test(
        "the smallest rates have words too", arguments: [1e-300, Double.leastNonzeroMagnitude, 1e-19, 0x1p-63, 0x1p-64])
    func explanations(rate: Double) {
        for sampler in [RateSampler(rate, seed: 1) as any LogSampler, TraceSampler(rate)] {
            #expect(!sampler.explanation.isEmpty)
        }
    }

    @Test("weights add up to the number of events", arguments: [0.1, 0.25, 0.7])
    func sums(rate: Double) {
        let count = 100_000.0
        let sum = Self.weights(.rate(rate, seed: 7), Int(count)).compactMap { $0 }.reduce(0, +)
        #expect(abs(sum - count) <= 4 * (count * (1 - rate) / rate).squareRoot())
    }

    private func kept(_ rate: Double, of traces: [TraceID]) -> Set<TraceID> {
        var kept: Set<TraceID> = []
        for trace in traces {
            var context = LogContext.current
            context.trace = TraceContext(traceID: trace, spanID: SpanID(1), flags: [])
            let weights = context.run { Self.weights(.traces(rate), 5) }
            // All events of a trace or none.
            #expect(Set(weights.map { $0 != nil }).count == 1)
            if weights[0] != nil { kept.insert(trace) }
        }
        return kept
    }

    @Test("a trace is kept whole, wherever it is logged, and also by whoever keeps more traces")
    func traces() {
        var generator = SeededGenerator(seed: 3)
        let traces = (0..<500).map { _ in TraceID.random(using: &generator) }
        let some = kept(0.2, of: traces)
        let more = kept(0.6, of: traces)
        #expect(some.isSubset(of: more))
        #expect(abs(some.count - 100) < 40 && abs(more.count - 300) < 45)
        #expect(kept(0.2, of: traces) == some)
        // OpenTelemetry's rule: the last 56 bits decide, those from (1 - rate) * 2^56 on are kept.
        let edge = UInt64(0.8 * 0x1p56)
        let edges = [edge - 1, edge, edge + 1 | 0xAB << 56].map { TraceID(high: 1, low: $0) }
        #expect(kept(0.2, of: edges).count == 2)
    }

    @Test("events without a trace are kept")
    func noTrace() {
        #expect(Self.weights(.traces(0), 10) == Array(repeating: 1, count: 10))
    }

    @Test("of each kind the first few of an interval are kept, then every so many-th, each interval anew")
    func interval() {
        let time = FutexMutex<Int64>(1_000_000_000_000)
        let clock = LogClock.custom { LogTimestamp(nanosecondsSince1970: time.withLock { $0 }) }
        func weights(_ number: Int, _ sampler: IntervalSampler) -> [Double?] {
            Self.weights(sampler, number, clock: clock) { log, _ in log.info("x") }
        }
        let sampler = IntervalSampler(first: 3, thenEvery: 4, per: .seconds(10))
        let expected: [Double?] = [1, 1, 1, nil, nil, nil, 4, nil, nil, nil, 4, nil]
        #expect(weights(12, sampler) == expected)
        time.withLock { $0 += 9_999_999_999 }
        #expect(weights(2, sampler) == [nil, nil])
        time.withLock { $0 += 1 }
        #expect(weights(12, sampler) == expected)
        // An event that comes late, with a time of the interval before, starts nothing anew.
        time.withLock { $0 -= 5_000_000_000 }
        #expect(weights(1, sampler) == [nil])
        #expect(weights(5, IntervalSampler(first: 2, thenEvery: 0, per: .seconds(1))) == [1, 1, nil, nil, nil])
    }

    @Test("level, label and message tell kinds apart")
    func kinds() {
        let sampler = IntervalSampler(first: 1, thenEvery: 0, per: .seconds(1_000_000_000))
        let kept = Self.weights(sampler, 60) { log, number in
            log.log(number.isMultiple(of: 2) ? .info : .debug, "message \(number % 20)")
        }
        #expect(kept.compactMap { $0 }.count == 20)
    }

    @Test("with eight threads as many are kept as with one")
    func threads() {
        let interval = IntervalSampler(first: 10, thenEvery: 10, per: .seconds(1_000_000_000))
        for sampler in [interval, RateSampler(0.1, seed: 9)] as [any LogSampler] {
            let pipeline = Pipeline(processors: [.sample(sampler)], sinks: [.null])
            let log = Log("test", pipeline: pipeline)
            onThreads(8) { _ in for _ in 0..<5000 { log.info("x") } }
            let single = Self.weights(
                sampler is IntervalSampler
                    ? .first(10, thenEvery: 10, per: .seconds(1_000_000_000)) : .rate(0.1, seed: 9),
                40_000
            ).compactMap { $0 }.count
            #expect(pipeline.counters.accepted == UInt64(single))
            #expect(pipeline.counters.attempted == 40_000)
        }
    }
}
