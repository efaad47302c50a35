import CBenchSystem
import Glibc
import Testing

@testable import ChiplogBench

@Suite("The self-test")
struct SelfTestTests {
    private func rows(
        of plant: SelfTestPlant, metrics: [(MetricDefinition, Double)] = [], latency: [LatencyRow] = [],
        delivery: Delivery? = nil
    ) throws -> [ResultRow] {
        try plant.rows().map { row in
            ResultRow(
                row.scenario, subject: "head",
                metrics: try metrics.map { try #require(MetricValue($0.0, samples: [[$0.1]])) }, latency: latency,
                delivery: delivery)
        }
    }

    @Test("every scenario of it is right", arguments: SelfTestPlant.all.map(\.name))
    func scenarios(name: String) throws {
        let plant = try #require(SelfTestPlant.all.first { $0.name == name })
        for scenario in plant.scenarios {
            let loaded = try ScenarioFile.load(
                name: scenario.name, bytes: Array(scenario.text.utf8), settings: [], provider: SelfTestProvider())
            #expect(loaded.map(\.passes) == [scenario.passes])
        }
    }

    @Test(
        "what is planted passes when it is seen and fails when it is not",
        arguments: [
            (SelfTestPlant.leak, [(MetricDefinition.liveGrowth, 40)], SelfTestCheck.Outcome.pass),
            (.leak, [(.liveGrowth, 0)], .fail), (.leak, [(.liveGrowth, 56)], .fail), (.leak, [], .skipped),
            (.spike, [(.peakRSSDelta, 201e6)], .pass), (.spike, [(.peakRSSDelta, 197e6)], .fail),
            (.spike, [(.peakRSSDelta, 4_096)], .fail), (.spike, [], .skipped),
            (.allocations, [(.allocations, 3), (.allocatedBytes, 120), (.mallocs, 3)], .pass),
            (.allocations, [(.allocations, 3), (.allocatedBytes, 120)], .pass),
            (.allocations, [(.allocations, 3), (.allocatedBytes, 120), (.mallocs, 6)], .fail),
            (.allocations, [(.allocations, 2.999), (.allocatedBytes, 120)], .fail),
            (.instruction, [(.instructions, 70)], .fail), (.instruction, [], .skipped),
        ] as [(SelfTestPlant, [(MetricDefinition, Double)], SelfTestCheck.Outcome)])
    func outcomes(plant: SelfTestPlant, metrics: [(MetricDefinition, Double)], expected: SelfTestCheck.Outcome) throws {
        let check = plant.check(try rows(of: plant, metrics: metrics, delivery: .sample()))
        #expect(check.outcome == expected, "\(check.finding)")
    }

    @Test(
        "one instruction more has to show each time, and the rest to repeat",
        arguments: [
            ([70, 71, 70, 71, 70, 71], SelfTestCheck.Outcome.pass), ([70, 71, 70, 72, 70, 71], .fail),
            ([70, 71, 69, 70, 70, 71], .fail), ([70, 70, 70, 70, 70, 70], .fail),
        ] as [([Double], SelfTestCheck.Outcome)])
    func instruction(counts: [Double], expected: SelfTestCheck.Outcome) throws {
        let rows = try zip(SelfTestPlant.instruction.scenarios, counts).map { scenario, count in
            ResultRow(
                try scenario.row().scenario, subject: "head",
                metrics: [try #require(MetricValue(.instructions, samples: [[count]]))], delivery: .sample())
        }
        #expect(SelfTestPlant.instruction.check(rows).outcome == expected)
    }

    @Test(
        "lost events have to be counted, and to withhold the figures",
        arguments: [(100, true), (99, false), (0, false)])
    func lostEvents(lost: UInt64, passes: Bool) throws {
        let delivery = Delivery(
            attempted: 100_000, accepted: 100_000, delivered: 100_000 - lost, missingUnaccounted: lost,
            verifiedBy: "self-test")
        let rows = try rows(of: .lostEvent, metrics: [(.cpuTime, 5)], delivery: delivery)
        #expect((SelfTestPlant.lostEvent.check(rows).outcome == .pass) == passes)
    }

    @Test(
        "a stop has to show in the response times, and be as long as it was",
        arguments: [
            (100.0, 80.0, true), (100.0, 84.5, false), (100.0, 75.5, false), (100.0, 0.1, false), (110.0, 90.0, true),
            (110.0, 80.0, false), (90.0, 70.0, false),
        ])
    func stop(length: Double, p99: Double, passes: Bool) throws {
        var response = HDRHistogram()
        for _ in 0..<20_000 { response.record(UInt64(p99 * 1e6)) }
        var service = HDRHistogram()
        for _ in 0..<20_000 { service.record(100) }
        service.record(UInt64(length * 1e6))
        let row = LatencyRow(
            rate: 100_000, achieved: 100_000, arrival: "uniform", waiting: "spin",
            response: LatencyDistribution(response), service: LatencyDistribution(service))
        let check = SelfTestPlant.stop.check(try rows(of: .stop, latency: [row], delivery: .sample()))
        #expect((check.outcome == .pass) == passes, "\(check.finding)")
    }

    @Test("a self-test that is interrupted tells no findings")
    func interrupted() throws {
        var ends: [Int32] = [-1, -1]
        #expect(cbench_pipe(&ends) == 0)
        defer { close(ends[0]) }
        close(ends[1])
        let test = SelfTest(
            command: WorkerCommand(executable: "/bin/false", arguments: []), scratch: "/tmp", seed: 1,
            stop: Interruption(whenReadable: ends[0]))
        var told: [SelfTestCheck] = []
        test.run(progress: { _ in }, { told.append($0) })
        #expect(told == [])
    }

    @Test("scenarios that are compared have the same name, by which their processes get the same conditions")
    func names() throws {
        let ids = try [SelfTestScenario.baseWork, SelfTestScenario.baseWork + 30].map { units in
            try SelfTestScenario.work(units).row().scenario.id
        }
        #expect(ids == ["work", "work"])
    }

    @Test("a row that failed fails its check, with the row's reason")
    func failedRow() throws {
        let scenario = try SelfTestPlant.spike.scenarios[0].row().scenario
        let check = SelfTestPlant.spike.check([ResultRow(scenario, subject: "head", failure: .failed("it broke"))])
        #expect(check == SelfTestCheck("200 MB resident for a millisecond", .fail, "it broke"))
    }
}
