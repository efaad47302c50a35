import CBenchSystem
import Testing

@testable import ChiplogBench

@Suite("What a worker's limits look at")
struct GaugeTests {
    private func gauges(_ limits: Limits, pass: PassName = .verify) throws -> [Gauge] {
        try Gauge.all(
            limits, pass: pass, workload: CountingWorkload(), directory: "/proc/self/fdinfo",
            meter: AllocationMeter(begin: {}, read: { .init(allocations: 0, bytes: 0, live: -1, peak: 7) }))
    }

    @Test("resident memory of now is the kernel's, and its peak has every spike")
    func rss() throws {
        let gauge = try #require(try gauges(Limits(rss: 1)).first)
        let now = try #require(gauge.now())
        #expect(now > 1 << 20)
        #expect(cbench_memory_spike(64 << 20) == 0)
        #expect(try #require(gauge.peak()) >= 64 << 20)
        #expect(try #require(gauge.peak()) >= now)
    }

    @Test("live heap is looked at where it is counted, and nothing where instructions are")
    func passes() throws {
        let all = Limits(rss: 1, liveHeap: 2, output: 3)
        #expect(try gauges(all).map(\.name) == ["rss", "output"])
        let alloc = try gauges(all, pass: .alloc)
        #expect(alloc.map(\.name) == ["rss", "live_heap", "output"])
        #expect(alloc.map(\.most) == [1, 2, 3])
        #expect(alloc[1].now() == 0)
        #expect(alloc[1].peak() == 7)
        #expect(alloc.map(\.isFrugal) == [true, true, false])
        #expect(try gauges(all, pass: .instr).isEmpty)
    }

    @Test("a queue's depth needs a queue")
    func queue() {
        #expect(throws: WorkloadError.self) { try gauges(Limits(queueDepth: 1)) }
    }
}
