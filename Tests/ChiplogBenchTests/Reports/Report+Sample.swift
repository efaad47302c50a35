import ChiplogBench
import Testing

extension Delivery {
    /// A right delivery of 100 events, of which 10 were dropped, unless said otherwise.
    static func sample(
        attempted: UInt64 = 100, filtered: UInt64 = 0, sampledOut: UInt64 = 0, accepted: UInt64 = 100,
        dropped: UInt64 = 10, droppedByReason: [(reason: String, count: UInt64)] = [("queue_full", 10)],
        delivered: UInt64 = 90, missing: UInt64 = 0, duplicated: UInt64 = 0, reordered: UInt64 = 0, torn: UInt64 = 0
    ) -> Delivery {
        Delivery(
            attempted: attempted, filtered: filtered, sampledOut: sampledOut, accepted: accepted, dropped: dropped,
            droppedByReason: droppedByReason, delivered: delivered, missingUnaccounted: missing,
            duplicated: duplicated, reordered: reordered, torn: torn, verifiedBy: "file-scan")
    }
}

extension MetricValue {
    /// Six processes with three readings each, around `value`.
    static func sample(_ definition: MetricDefinition = .cpuTime, around value: Double = 100) throws -> MetricValue {
        let processes = (0..<6).map { process in (-1...1).map { value + Double(process) + Double($0) / 2 } }
        return try #require(MetricValue(definition, samples: processes))
    }
}

extension ResultRow {
    static func sample(_ scenario: Scenario, delivery: Delivery? = .sample()) throws -> ResultRow {
        let metrics: [MetricValue] = [
            try .sample(.cpuTime), try .sample(.throughput, around: 2_000_000), try .sample(.bytesPerEvent, around: 64),
        ]
        return ResultRow(scenario, subject: "head", metrics: metrics, delivery: delivery)
    }
}

extension Report {
    static func sample(
        results: [ResultRow], interrupted: Bool = false, warnings: [ReportWarning] = []
    ) -> Report {
        var environment = EnvironmentRecord()
        environment.os = "Debian GNU/Linux 12 (bookworm)"
        environment.cpu.model = "AMD EPYC"
        environment.cpu.logical = 2
        environment.cpu.allowed = [0, 1]
        environment.memoryBytes = 4 << 30
        environment.clock.source = "tsc"
        environment.clock.costNanoseconds = 23.5
        environment.tools = [("valgrind", nil)]
        environment.fingerprint = "0123456789abcdef"
        let verdict = Verdict(results: results, interrupted: interrupted)
        return Report(
            toolVersion: "0.1.0",
            run: ReportRun(
                id: "20260101T000000Z-2a", started: "2026-01-01T00:00:00Z", durationSeconds: 71.25,
                profile: "default", seed: 42, argv: ["run"], status: verdict.status == .ok ? .ok : .failed),
            subjects: [
                Subject(
                    id: "head", label: "v0.1.0",
                    git: .init(commit: String(repeating: "a", count: 40), describe: "v0.1.0", dirty: false),
                    configuration: "release", swift: "6.3.1", flags: [],
                    binarySHA256: String(repeating: "0", count: 64), binaryBytes: 1_234_567)
            ],
            environment: environment, results: results, verdict: verdict, warnings: warnings)
    }

    /// Two right rows, of a matrix.
    static func sample() throws -> Report {
        let scenarios = try ToyProvider.load(ToyProvider.file(#""matrix": {"sink": ["null", "file"]}"#))
        return .sample(results: try scenarios.map { try .sample($0) })
    }
}
