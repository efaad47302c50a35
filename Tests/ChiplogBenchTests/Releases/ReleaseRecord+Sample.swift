import Testing

@testable import ChiplogBench

extension ReleaseName {
    /// A name whose commit follows from its label.
    static func sample(_ label: String) -> ReleaseName {
        ReleaseName(label: label, commit: SHA256.hex(of: Array(label.utf8)))
    }
}

extension ReleaseRecord {
    static func sample(
        _ label: String, after previous: String? = nil, started: String = "2026-01-01T00:00:00Z",
        isMeasured: Bool = true, rows: [ReleaseRow] = []
    ) -> ReleaseRecord {
        var environment = EnvironmentRecord()
        environment.os = "Debian GNU/Linux 12 (bookworm)"
        environment.cpu.model = "AMD EPYC"
        environment.fingerprint = "0123456789abcdef"
        var record = ReleaseRecord(
            toolVersion: "0.1.0", started: started, profile: "default", seed: 42, name: .sample(label),
            describe: nil,
            build: isMeasured ? Build(swift: "6.3.1", flags: [], sha256: nil, bytes: nil) : nil,
            previous: previous.map(ReleaseName.sample), machine: Machine(environment))
        record.failure = isMeasured ? nil : "\(label) does not build: swift exited with code 1"
        record.rows = rows
        record.scenarios = Set(rows.map(\.scenario)).sorted().map {
            ScenarioDigest(name: $0, sha256: SHA256.hex(of: Array($0.utf8)))
        }
        return record
    }

    /// A row for each figure of CPU time, by its id, with the ratio to the release before where there is one.
    static func sample(
        _ label: String, after previous: String? = nil, ratios: [(id: String, ratio: Double?)],
        of metric: MetricDefinition = .cpuTime, value: Double = 100
    ) -> ReleaseRecord {
        .sample(
            label, after: previous,
            rows: ratios.map { id, ratio in
                ReleaseRow(
                    id: id, scenario: String(id.prefix { $0 != "/" }),
                    figures: [ReleaseFigure(metric.name, value: value, change: ratio.map { .init(ratio: $0) })])
            })
    }

    /// A record of `count` rows with every figure there is, all of them random.
    static func random(rows count: Int, _ random: inout SplitMix64) -> ReleaseRecord {
        let rows = (0..<count).map { index in
            let scenario = ["simple", "complex-format", "high-concurrency", "memory-stress"][index % 4]
            return ReleaseRow(
                id: "\(scenario)/load.threads=\(index)/sink.kind=file/format=json", scenario: scenario,
                figures: metrics.map { .random($0, &random) })
        }
        return .sample("v1.10.0", after: "v1.9.0", rows: rows)
    }
}

extension ReleaseFigure {
    static func random(_ metric: MetricDefinition, _ random: inout SplitMix64) -> ReleaseFigure {
        // Of any size there is.
        let power = (0..<Int.random(in: 0...8, using: &random)).reduce(0.001) { value, _ in value * 10 }
        let ratio = Double.random(in: 0.5...2, using: &random)
        let judgement = Judgement(
            lower: ratio * Double.random(in: 0.9...1, using: &random),
            upper: ratio * Double.random(in: 1...1.1, using: &random),
            verdict: Comparison.Verdict.allCases.randomElement(using: &random) ?? .same)
        return ReleaseFigure(
            metric.name, value: Double.random(in: 1..<10, using: &random) * power,
            change: Change(ratio: ratio, judgement: metric == .throughput ? nil : judgement))
    }
}
