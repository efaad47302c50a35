import Glibc
import Testing

@testable import ChiplogBench

@Suite("The memory pass")
struct MemoryPassTests {
    @Test("a spike that is over before anyone looks shows in the peak, to a percent")
    func spike() throws {
        let size = 64 << 20
        let workload = CountingWorkload { _ in
            let memory = mmap(nil, size, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0)
            guard let memory, memory != MAP_FAILED else { return }
            memset(memory, 1, size)
            munmap(memory, size)
        }
        var worker = MemoryPass().makeWorker(try .sample(workload))
        let answer = try worker.handle("peak", ["events_per_caller": 1])
        if let reason = answer["skipped"]?.string {
            // A container may forbid the reset; then the answer says so and gives no figure.
            #expect(reason.contains("clear_refs"))
            return
        }
        let (before, peak) = try (#require(answer["before"]?.uint), #require(answer["peak"]?.uint))
        // Other tests of this process may allocate meanwhile, so only what is missing is an error.
        #expect(peak - before > UInt64(size) * 99 / 100)
    }

    @Test("the reset peak is what is resident now", .enabled(if: ResidentMemory.resetPeak() != nil))
    func reset() throws {
        let peak = try #require(ResidentMemory.resetPeak())
        #expect(peak > 1 << 20)
        #expect(try #require(ResidentMemory.peak) >= peak)
    }
}
