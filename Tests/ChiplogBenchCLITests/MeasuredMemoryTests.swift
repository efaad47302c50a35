import ChiplogBench
import Testing

@Suite("Memory that a run measures", .timeLimit(.minutes(2)))
struct MeasuredMemoryTests {
    /// The toy's figures, by name, where it does `toy` in a pass.
    private func figures(_ toy: String, without passes: String...) throws -> [String: Double] {
        let run = try ToyRun()
        try run.scenario("toy", #""toy": {\#(toy)}, "load": {"events": 100}"#)
        try run.start(["run", "--profile", "quick", "--no-verify", "--no-time", "--no-instr"] + passes)
        #expect(run.wait().code == 0)
        var figures: [String: Double] = [:]
        for metric in try run.rows().first?["metrics"]?.members ?? [] {
            figures[metric.key] = metric.value["value"]?.double
        }
        return figures
    }

    @Test("every way to allocate is counted once, what fails is not, and what is freed does not stay")
    func allocations() throws {
        let counts = try figures(#""fault": "allocate""#, without: "--no-memory")
        // Under a sanitizer nothing is counted.
        guard let allocations = counts["allocs"] else { return }
        #expect(allocations == 3)
        #expect(counts["alloc_bytes"] == 155)
        #expect(counts["live_growth"] == 0)
    }

    @Test("a spike of a few pages shows whole in the peak, since no free heap hides it")
    func smallSpike() throws {
        let deltas = try [1, 60_000, 120_000].map { size in
            try figures(#""fault": "spike", "size": \#(size)"#, without: "--no-alloc")["peak_rss_delta"]
        }
        // A container may forbid the reset of the peak.
        guard let nothing = deltas[0], let small = deltas[1], let large = deltas[2] else { return }
        // To read the peak takes two pages of the same heap, which a spike has paid already; and one more or less is chance.
        let margin = 3.0 * 4096
        #expect(small - nothing >= 60_000 - margin)
        #expect(large - nothing >= 120_000 - margin)
    }
}
