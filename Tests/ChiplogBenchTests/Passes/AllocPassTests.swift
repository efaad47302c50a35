import Testing

@testable import ChiplogBench

@Suite("The alloc pass")
struct AllocPassTests {
    private func reading(_ allocations: UInt64, _ bytes: UInt64, live: Int64 = 0, peak: Int64 = 0)
        -> AllocationMeter.Reading
    {
        AllocationMeter.Reading(allocations: allocations, bytes: bytes, live: live, peak: peak)
    }

    @Test("what a sample costs once cancels out", arguments: [0, 7, 1_000] as [UInt64])
    func fixedCosts(once: UInt64) {
        // Three allocations of 20 bytes per event, and `once` of one byte per batch.
        let after = { (events: UInt64, batches: UInt64) in
            reading(3 * events + once * batches, 60 * events + once * batches)
        }
        let counts = AllocationCounts([after(100, 1), after(200, 2), after(400, 3)], events: 100)
        #expect(counts.allocations == 3)
        #expect(counts.bytes == 60)
    }

    @Test("growth is the slope of what stays alive; the peak is the highest point")
    func growth() {
        let counts = AllocationCounts(
            [reading(0, 0, live: 5), reading(0, 0, live: 15), reading(0, 0, live: 35, peak: 99)], events: 10)
        #expect(counts.growth == 1)
        #expect(counts.peak == 99)
        #expect(AllocationCounts(json: counts.json(isExact: true)) == counts)
        #expect(AllocationCounts(json: [:]) == nil)
    }

    @Test("one thread's counts are exact, others vary", arguments: [(1, true), (2, false)])
    func exactness(threads: Int, isExact: Bool) throws {
        let meter = AllocationMeter.sample([reading(0, 0), reading(10, 100), reading(30, 300)])
        let row = try LoadedRow.sample(CountingWorkload(), load: "\"threads\": \(threads)", meter: meter)
        var worker = AllocPass().makeWorker(row)
        let answer = try worker.handle("count", ["events_per_caller": 10])
        #expect(answer["is_exact"]?.bool == isExact)
        let metrics = try #require(AllocationCounts(json: answer)).metrics(isExact: isExact)
        #expect(metrics.map(\.definition.name) == ["allocs", "alloc_bytes", "live_peak", "live_growth"])
        #expect(metrics[0].value == 1 / Double(threads))
        #expect(metrics[0].definition.kind == (isExact ? .exact : .noisy))
    }

    @Test("a background thread makes counts vary")
    func backgroundThread() throws {
        var row = try LoadedRow.sample(CountingWorkload())
        #expect(row.isSequential)
        row.backgroundThreads = 1
        #expect(!row.isSequential)
    }

    @Test("three batches are done: one to warm up, then one, then twice as many")
    func batches() throws {
        let workload = CountingWorkload()
        var worker = AllocPass().makeWorker(try .sample(workload))
        _ = try worker.handle("count", ["events_per_caller": 10])
        #expect(workload.seen.ranges == [0: [0..<10, 10..<20, 20..<40]])
        #expect(workload.seen.finished == 1)
    }

    @Test("where nothing counts allocations the pass is skipped, with the reason")
    func withoutMeter() throws {
        var worker = AllocPass().makeWorker(try .sample(CountingWorkload(), meter: nil))
        let answer = try worker.handle("count", ["events_per_caller": 10])
        #expect(answer["skipped"]?.string == "allocations are counted on glibc without a sanitizer only")
    }
}
