import ChiplogBench
import Testing

@Suite struct ReportReadingTests {
    /// A report with a row of every kind, a warning, and a reading that was not finite.
    private func report() throws -> Report {
        let scenario = try #require(try ToyProvider.load(ToyProvider.file()).first)
        let odd = try #require(MetricValue(.drainTime, samples: [[.nan, 3], [4]]))
        let rows: [ResultRow] = [
            try .sample(scenario), try .sample(scenario, delivery: .sample(torn: 1)),
            try .sample(scenario, delivery: nil),
            ResultRow(
                scenario, subject: "head", metrics: [odd],
                goals: [Goal(.drainTime, limit: 2), Goal(.throughput, limit: 1)],
                delivery: .sample()),
            ResultRow(
                scenario, subject: "head", failure: .timeout("60 s"),
                warnings: [ReportWarning(code: "stderr.text", message: "x")]),
        ]
        let warnings = [ReportWarning(code: "load.high", message: "Busy.")]
        let matrix = try Report.sample().results
        return .sample(results: matrix + rows, interrupted: true, warnings: warnings)
    }

    @Test func `A report read back writes the same JSON`() throws {
        let json = try report().json
        #expect(try Report(json: json).json == json)
    }

    @Test func `Keys of a later version are left alone`() throws {
        let json = try Report.sample().json
        let members = try #require(json.members)
        #expect(try Report(json: .object(members + [JSON.Member("later", 1)])).json == json)
    }

    /// Derived from other keys, or not read back.
    private static let unread: Set<String> = [
        "explanations", "base", "head", "latency", "failed", "goals", "expectations", "thresholds", "broken", "value",
        "ci",
        "ci_coverage", "blocks", "samples",
    ]

    @Test func `Whatever key is missing or of another kind, the error names its place`() throws {
        let json = try report().json
        let function = FunctionDifference(function: "f", base: 1, head: 2)
        let compared = try Report.comparing(
            [.sample(ratio: 1.05)], explanations: [RegressionExplanation(result: "toy", functions: [function])]
        ).json
        for (json, path) in paths(in: json, below: []).map({ (json, $0) })
            + paths(in: compared, below: []).map({ (compared, $0) })
        {
            let place = "$" + path.map { $0.hasPrefix("[") ? $0 : "." + $0 }.joined()
            let missing = try #require(throws: ReportError.self, "\(place)") {
                try Report(json: edit(json, path[...]) { _ in nil })
            }
            #expect(missing.message.hasPrefix("missing key \"\(path.last ?? "")\""), "\(place): \(missing)")
            let wrong = try #require(throws: ReportError.self, "\(place)") {
                try Report(json: edit(json, path[...]) { _ in .array([.array([.bool(true)])]) })
            }
            #expect(wrong.path.hasPrefix(place), "\(place): \(wrong)")
        }
    }

    @Test func `A row that contradicts itself is refused`() throws {
        let json = try Report.sample(results: [#require(try report().results.first)]).json
        let results = try #require(json["results"]?.array)
        let torn = edit(results[0], ["delivery", "torn"]) { _ in 1 }
        let failed = edit(results[0], ["status"]) { _ in "failed" }
        let messages = try [torn, failed].map { row in
            try #require(throws: ReportError.self) { try Report(json: edit(json, ["results"]) { _ in [row] }) }
                .description
        }
        #expect(
            messages == [
                "$.results[0]: the row is ok, but its delivery is not",
                "$.results[0]: the row is not ok, but has figures",
            ])
    }

    @Test func `Another version is refused by name`() throws {
        let json = edit(try Report.sample().json, ["schema"]) { _ in "chiplog.report/2" }
        let error = try #require(throws: ReportError.self) { try Report(json: json) }
        #expect(
            error.description
                == "$.schema: expected the supported version \"chiplog.report/1\", found \"chiplog.report/2\"")
    }

    /// Objects whose keys are free.
    private static let open: Set<String> = ["geomean", "tools", "params", "dropped_by_reason", "metrics"]

    /// The paths of all members that must be there, of an array's first object for all of them.
    private func paths(in json: JSON, below path: [String]) -> [[String]] {
        if let first = json[0] { return paths(in: first, below: path + ["[0]"]) }
        return (json.members ?? []).filter { !Self.unread.contains($0.key) }.flatMap { member -> [[String]] in
            let inner = path + [member.key]
            let isFree = Self.open.contains(path.last ?? "")
            return (isFree ? [] : [inner]) + paths(in: member.value, below: inner)
        }
    }

    /// The document with the value at `path` replaced, or removed where `change` gives nil.
    private func edit(_ json: JSON, _ path: ArraySlice<String>, _ change: @escaping (JSON) -> JSON?) -> JSON {
        guard let key = path.first else { return json }
        let changed = { (value: JSON) in path.count == 1 ? change(value) : edit(value, path.dropFirst(), change) }
        if let elements = json.array, key == "[0]" {
            return .array(elements.prefix(1).compactMap(changed) + elements.dropFirst())
        }
        return .object(
            (json.members ?? []).compactMap { member in
                member.key == key ? changed(member.value).map { JSON.Member(key, $0) } : member
            })
    }
}
