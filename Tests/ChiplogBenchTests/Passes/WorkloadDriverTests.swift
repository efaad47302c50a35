import Testing

@testable import ChiplogBench

@Suite("Samples and passes")
struct WorkloadDriverTests {
    @Test("a caller's event numbers never restart")
    func eventNumbers() throws {
        let workload = CountingWorkload()
        let callers = try CallerThreads(count: 2)
        defer { callers.end() }
        var driver = WorkloadDriver(workload, callers: callers)
        for count: UInt64 in [5, 1, 10] { _ = try driver.sample(eventsPerCaller: count) }
        let ranges: [Range<UInt64>] = [0..<5, 5..<6, 6..<16]
        #expect(workload.seen.ranges == [0: ranges, 1: ranges])
        #expect(driver.sent == [16, 16])
        #expect(workload.seen.prepared == 3)
        #expect(workload.seen.drained == 3)
    }

    @Test("the time pass finds a batch, takes the samples asked for, and ends the workload")
    func timePass() throws {
        let workload = CountingWorkload()
        var worker = try TimePass().makeWorker(.sample(workload))
        let warm = try worker.handle("warm_up", ["sample_ns": 100_000, "warm_up_ns": 100_000])
        let batch = try #require(warm["batch"]?.uint)
        let answer = try worker.handle("sample", ["count": 3, "batch": .integer(batch)])
        let samples = try #require(answer["samples"]?.array).compactMap(SampleReading.init(json:))
        #expect(samples.count == 3)
        #expect(samples.allSatisfy { $0.events == batch && $0.bytes == 1_000 && $0.callers.count == 1 })
        _ = try worker.handle("finish", [:])
        #expect(workload.seen.finished == 1)
    }

    @Test("the time pass takes over a batch found by another process")
    func givenBatch() throws {
        let workload = CountingWorkload()
        var worker = try TimePass().makeWorker(.sample(workload))
        let warm = try worker.handle("warm_up", ["sample_ns": 1, "warm_up_ns": 0, "batch": 77])
        #expect(warm == ["batch": 77])
        #expect(workload.seen.ranges == [0: [0..<77]])
    }

    @Test("the verify pass does its load once and hands over what became of it", arguments: [0, 3] as [UInt64])
    func verifyPass(lost: UInt64) throws {
        let workload = CountingWorkload(lost: lost)
        var worker = try VerifyPass().makeWorker(.sample(workload))
        let answer = try worker.handle("verify", ["events_per_caller": 1_000])
        let delivery = try Delivery(ReportReader(try #require(answer["delivery"])))
        #expect(delivery.attempted == 1_000)
        #expect(delivery.missingUnaccounted == lost)
        #expect(delivery.isRight == (lost == 0))
        #expect(workload.seen.finished == 1)
    }

    @Test("an error of the workload comes through", arguments: PassName.allCases)
    func workloadError(pass: PassName) throws {
        let workload = CountingWorkload(drainError: WorkloadError("disk full; 3 events lost"))
        var worker = try pass.pass.makeWorker(.sample(workload))
        #expect(throws: WorkloadError("disk full; 3 events lost")) {
            switch pass {
            case .time: try worker.handle("sample", ["count": 1, "batch": 1])
            case .verify: try worker.handle("verify", ["events_per_caller": 1])
            case .alloc: try worker.handle("count", ["events_per_caller": 1])
            case .memory: try worker.handle("peak", ["events_per_caller": 1])
            case .latency: try worker.handle("follow", ["rate": 1_000, "duration_ns": 1_000])
            case .instr: try worker.handle("profile", ["events": 1])
            }
        }
    }

    @Test("an unknown or incomplete command is refused", arguments: PassName.allCases, ["sample", "fly", "warm_up"])
    func unknownCommand(pass: PassName, command: String) throws {
        var worker = try pass.pass.makeWorker(.sample(CountingWorkload()))
        #expect(throws: WorkloadError.self) { try worker.handle(command, [:]) }
    }

    @Test(
        "the verify pass scales and shares its events, at least 100 to a caller",
        arguments: [
            (1_000_000, 4, 1.0, 250_000), (1_000_000, 4, 0.02, 5_000), (1_000, 16, 0.02, 100), (10, 1, 1.0, 100),
        ] as [(UInt64, Int, Double, UInt64)])
    func verifyEvents(events: UInt64, threads: Int, factor: Double, expected: UInt64) {
        var profile = Profile.smoke
        profile.eventsFactor = factor
        #expect(Load(threads: threads, events: events).eventsPerCaller(profile) == expected)
    }

    @Test("figures are what their definitions say")
    func figures() throws {
        let reading = SampleReading(
            eventsPerCaller: 100, callers: [1_000, 3_000], calling: 3_500, draining: 500, cpu: 6_000, bytes: 8_000,
            dropped: 50)
        let values = TimeMetrics.values(of: [[reading], [reading]])
        let figures = Dictionary(uniqueKeysWithValues: values.map { ($0.definition.name, $0.value) })
        #expect(
            figures == [
                "cpu_time": 30, "throughput": 3.75e7, "dropped": 25, "caller_time": 20, "drain_time": 2.5,
                "bytes_per_event": 40,
            ])
        #expect(values.map(\.definition) == MetricDefinition.all.filter { $0.pass == .time && $0 != .ratioToReference })
        #expect(values.allSatisfy { $0.samples.count == 2 })
    }

    @Test("the ratio to the reference compares the samples of one turn, and stands in its place")
    func ratio() throws {
        let sample = { (cpu: UInt64) in
            SampleReading(eventsPerCaller: 10, callers: [1], calling: 1, draining: 1, cpu: cpu, bytes: nil)
        }
        // The machine becomes ten times slower between turns; the ratio does not notice.
        let head = [[sample(20), sample(300)], [sample(25), sample(250)]]
        let reference = [[sample(10), sample(100)], [sample(10), sample(100)]]
        let ratio = try #require(TimeMetrics.ratio(of: head, to: reference))
        #expect(ratio.samples == [[2, 3], [2.5, 2.5]])
        #expect(ratio.value == 2.5)
        let values = TimeMetrics.values(of: head, ratio: ratio)
        #expect(values.map(\.definition.name).prefix(2) == ["cpu_time", "ratio_to_reference"])
    }

    @Test("nothing dropped is no figure, and all events are throughput")
    func nothingDropped() {
        let reading = SampleReading(eventsPerCaller: 2, callers: [1], calling: 1, draining: 1, cpu: 1, bytes: nil)
        let values = TimeMetrics.values(of: [[reading]])
        #expect(!values.contains { $0.definition == .dropped })
        #expect(values.first { $0.definition == .throughput }?.value == 1e9)
    }

    @Test("an output that cannot be counted gives no bytes per event, and never 0")
    func uncountedBytes() {
        let reading = SampleReading(eventsPerCaller: 1, callers: [1], calling: 1, draining: 1, cpu: 1, bytes: nil)
        #expect(!TimeMetrics.values(of: [[reading]]).contains { $0.definition == .bytesPerEvent })
    }

    @Test("a reading comes back from JSON as it went")
    func readingRoundTrip() {
        let reading = SampleReading(
            eventsPerCaller: 1 << 40, callers: [1, .max], calling: 2, draining: 3, cpu: 4, bytes: nil, dropped: 5)
        #expect(SampleReading(json: reading.json) == reading)
        #expect(SampleReading(json: [:]) == nil)
    }

    @Test("a reading whose sums are beyond all numbers is none")
    func hugeReading() {
        let reading = SampleReading(eventsPerCaller: 1, callers: [1, 1], calling: 1, draining: 1, cpu: 1, bytes: nil)
        var (events, time, dropped) = (reading, reading, reading)
        events.eventsPerCaller = .max
        time.draining = .max
        dropped.dropped = 3
        for huge in [events, time, dropped] { #expect(SampleReading(json: huge.json) == nil) }
    }
}
