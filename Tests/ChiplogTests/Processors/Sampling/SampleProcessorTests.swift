import Chiplog
import Testing

@Suite struct SampleProcessorTests {
    @Test("errors are kept whatever the sampler says, and more or less when told")
    func always() {
        func levels(_ processor: SampleProcessor) -> [LogLevel] {
            events(through: [processor]) { log in for level in LogLevel.allCases { log.log(level, "x") } }.map(\.level)
        }
        #expect(levels(.sample(.rate(0))) == [.error, .critical])
        #expect(levels(.sample(.rate(0), always: .atLeast(.warning))) == [.warning, .error, .critical])
        #expect(levels(.sample(.rate(0), always: .nothing)) == [])
    }

    @Test("the first rule that matches decides, with a sampler of its own; else the last")
    func rules() {
        let processor = SampleProcessor.sample(
            [
                SamplingRule(.message(.contains("health")), .first(2, thenEvery: 0, per: .seconds(1_000_000_000))),
                SamplingRule(.message(.contains("check")), .rate(0)),
            ], otherwise: .every)
        let kept = events(through: [processor]) { log in
            for _ in 0..<5 {
                log.info("health check")
                log.info("other check")
                log.info("order")
            }
        }
        #expect(kept.map(\.message).sorted() == ["health check", "health check"] + Array(repeating: "order", count: 5))
    }

    @Test("a kept event says how many it stands for, where that is not one")
    func weight() {
        let processor = SampleProcessor.sample(
            .first(1, thenEvery: 3, per: .seconds(1_000_000_000)), weight: "sample.weight")
        let kept = events(through: [processor]) { log in
            for number in 0..<8 { log.info("x", ["n": number]) }
            log.error("y")
        }
        #expect(kept.map { $0.fields["n"] } == [0, 3, 6, nil])
        #expect(kept.map { $0.fields["sample.weight"] } == [nil, 3, 3, nil])
    }

    @Test("what is left out is counted as sampled out, by name too")
    func counters() {
        let pipeline = Pipeline(processors: [.sample(.rate(0))], sinks: [.null])
        let log = Log("test", pipeline: pipeline)
        for _ in 0..<10 { log.info("x") }
        log.error("x")
        #expect(pipeline.counters.sampledOut == 10 && pipeline.counters.accepted == 1)
        #expect(pipeline.counters.processors.map(\.sampledOut) == [10])
        #expect(pipeline.counters.processors.map(\.name) == ["SampleProcessor"])
    }
}
