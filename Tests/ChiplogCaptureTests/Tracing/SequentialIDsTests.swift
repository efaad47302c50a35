import Chiplog
import ChiplogCapture
import Testing

@Suite struct SequentialIDsTests {
    @Test(
        "ids are valid and none comes twice, whatever the seed",
        arguments: [0, 1, 2, 1 << 32, .max - 3, .max] as [UInt64])
    func valid(seed: UInt64) {
        let ids = SequentialIDs(seed: seed)
        let traces = (0..<2000).map { _ in ids.traceID() }
        let spans = (0..<2000).map { _ in ids.spanID() }
        #expect(traces.allSatisfy { $0.isValid && $0.high == ids.prefix && $0.low != 0 })
        #expect(spans.allSatisfy { $0.isValid })
        #expect(Set(traces.map(\.low)).union(spans.map(\.value)).count == 4000)
    }

    @Test("the same seed gives the same ids, and a trace more or less does not change the spans'")
    func determinism() {
        func ids(_ seed: UInt64, _ order: String) -> [String] {
            let ids = SequentialIDs(seed: seed)
            return order.map { $0 == "t" ? ids.traceID().description : ids.spanID().description }.sorted()
        }
        #expect(ids(9_001, "ttss") == ids(9_001, "stst"))
        #expect(Set(ids(9_001, "ttss")).isDisjoint(with: ids(9_002, "ttss")))
    }

    @Test("what the first ids are, for they are in people's snapshots")
    func golden() {
        let ids = SequentialIDs(seed: 77)
        #expect(ids.traceID().description == "7e5700000000004dc21ac44aae706d01")
        #expect(ids.spanID().description == "dd58838559d84594")
    }

    @Test("generators alive at once have prefixes of their own; a seed given back is free again")
    func prefixes() {
        var first: SequentialIDs? = SequentialIDs(seed: 500)
        let others = (0..<20).map { _ in SequentialIDs(seed: 500) }
        #expect(first?.seed == 500)
        #expect(others.map(\.seed) == Array(501...520))
        #expect(Set(others.map(\.prefix)).count == 20)
        first = nil
        #expect(SequentialIDs(seed: 500).seed == 500)
    }

    @Test("a generator for contexts keeps the seed taken")
    func retention() {
        var generator: TraceIDGenerator? = .sequential(seed: 600)
        #expect(SequentialIDs(seed: 600).seed == 601)
        generator = nil
        #expect(SequentialIDs(seed: 600).seed == 600)
        _ = generator
    }

    @Test("without a seed, one is taken that was not in use before")
    func unused() {
        let seeds = (0..<50).map { _ in SequentialIDs().seed }
        #expect(Set(seeds).count == 50 && seeds == seeds.sorted())
    }

    @Test("eight threads share the ids of a seed, each given once")
    func threads() {
        func ids(_ ids: SequentialIDs) -> Set<UInt64> { Set((0..<4000).map { _ in ids.spanID().value }) }
        let expected = ids(SequentialIDs(seed: 700))
        let shared = SequentialIDs(seed: 700)
        let given = FutexMutex<[UInt64]>([])
        onThreads(8) { _ in
            let own = (0..<500).map { _ in shared.spanID().value }
            given.withLock { $0 += own }
        }
        let all = given.withLock(\.self)
        #expect(all.count == 4000 && Set(all) == expected)
    }

    @Test("each of the bits that samplers look at is set about half of the time")
    func spread() {
        let ids = SequentialIDs(seed: 800)
        var counts = [Int](repeating: 0, count: 64)
        for _ in 0..<4000 {
            let low = ids.traceID().low
            for bit in counts.indices where low >> UInt64(bit) & 1 == 1 { counts[bit] += 1 }
        }
        // 2,000 is expected and 32 the standard deviation.
        #expect(counts.allSatisfy { (1_840...2_160).contains($0) })
    }

    @Test("a sampler by trace keeps about its share")
    func sampling() {
        let capture = LogCapture()
        let log = Log("test", pipeline: Pipeline(processors: [.sample(.traces(0.25))], sinks: [capture]))
        var context = LogContext()
        context.traceIDs = .sequential(seed: 900)
        context.run {
            for _ in 0..<1000 { log.withSpan("work") { _ in } }
        }
        // 250 are expected, with a standard deviation of 14.
        #expect((180...320).contains(capture.count))
    }
}
