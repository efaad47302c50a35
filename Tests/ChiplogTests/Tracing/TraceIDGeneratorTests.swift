import Chiplog
import Glibc
import Testing

@Suite struct TraceIDGeneratorTests {
    @Test("the same seed gives the same ids, another one others, and all are valid")
    func seeds() {
        func ids(_ seed: UInt64) -> [String] {
            let generator = TraceIDGenerator.seeded(seed)
            return (0..<50).flatMap { _ in [generator.traceID().description, generator.spanID().description] }
        }
        #expect(ids(1) == ids(1))
        #expect(Set(ids(1)).isDisjoint(with: ids(2)))
        #expect(Set(ids(3)).count == 100)
    }

    @Test("numbers of one's own become ids in their order, a zero id excepted")
    func custom() {
        let numbers = FutexMutex([1, 2, 3, 0, 0, 0] as [UInt64])
        let ids = TraceIDGenerator.custom { numbers.withLock { $0.removeFirst() } }
        #expect(ids.traceID() == TraceID(high: 1, low: 2))
        #expect(ids.spanID() == SpanID(3))
        #expect(ids.traceID().isValid)
        #expect(ids.spanID().isValid)
    }

    @Test("ids of one's own are taken as they are, zero excepted")
    func customIDs() {
        let numbers = FutexMutex([7, 8, 0, 0] as [UInt64])
        let ids = TraceIDGenerator.custom(
            traceID: { TraceID(high: 0, low: numbers.withLock { $0.removeFirst() }) },
            spanID: { SpanID(numbers.withLock { $0.removeFirst() }) })
        #expect(ids.traceID() == TraceID(high: 0, low: 7))
        #expect(ids.spanID() == SpanID(8))
        #expect(ids.traceID().isValid)
        #expect(ids.spanID().isValid)
    }

    @Test("no two of 8 threads make the same id")
    func threads() {
        let made = FutexMutex(Set<SpanID>())
        onThreads(8) { _ in
            let own = (0..<1000).map { _ in TraceIDGenerator.random.spanID() }
            made.withLock { $0.formUnion(own) }
        }
        #expect(made.withLock(\.count) == 8000)
    }

    @Test("each bit of random ids is set about half of the time")
    func bits() {
        var counts = [Int](repeating: 0, count: 64)
        for _ in 0..<4000 {
            let id = TraceIDGenerator.random.spanID().value
            for bit in counts.indices where id >> UInt64(bit) & 1 == 1 { counts[bit] += 1 }
        }
        // 2,000 is expected and 32 the standard deviation: eight of them do not happen by chance.
        #expect(counts.allSatisfy { (1744...2256).contains($0) })
    }
}
