import Testing

@testable import ChiplogBench

@Suite struct ReleaseRecordTests {
    /// A record of everything that may be in one, as `random` says.
    private func record(_ random: inout SplitMix64) -> ReleaseRecord {
        let texts = ["v1", "a/b c", "\u{0}\u{1B}\"\\", "é\u{301}\u{1F469}\u{200D}\u{1F4BB}", "</script>", "\u{2028}"]
        let pick = { (random: inout SplitMix64) in texts[Int.random(in: 0..<texts.count, using: &random)] }
        let rows = (0..<Int.random(in: 0...5, using: &random)).map { index -> ReleaseRow in
            var row = ReleaseRow(id: "\(index)\(pick(&random))", scenario: pick(&random), figures: [])
            if Bool.random(using: &random) {
                row.status = [.failed, .skipped, .timeout, .limit].randomElement(using: &random) ?? .failed
                row.reason = pick(&random)
            } else {
                row.figures = ReleaseRecord.metrics.filter { _ in Bool.random(using: &random) }.map { metric in
                    switch Int.random(in: 0..<4, using: &random) {
                    case 0: return ReleaseFigure(metric.name, value: 0)
                    case 1:
                        let none = ReleaseFigure.Judgement(lower: .infinity, upper: .infinity, verdict: .regressed)
                        return ReleaseFigure(metric.name, value: 3, change: .init(ratio: .infinity, judgement: none))
                    case 2:
                        let all = ReleaseFigure.Judgement(lower: 0, upper: 0, verdict: .improved)
                        return ReleaseFigure(metric.name, value: 0, change: .init(ratio: 0, judgement: all))
                    default: return .random(metric, &random)
                    }
                }
            }
            return row
        }
        let previous = Bool.random(using: &random) ? pick(&random) : nil
        var record = ReleaseRecord.sample(pick(&random), after: previous, isMeasured: true, rows: rows)
        record.describe = Bool.random(using: &random) ? pick(&random) : nil
        record.seed = random.next()
        record.harness = Bool.random(using: &random) ? pick(&random) : nil
        record.omitted = ["throughput"]
        record.build = ReleaseRecord.Build(
            swift: pick(&random), flags: [pick(&random)], sha256: SHA256.hex(of: []), bytes: random.next())
        return record
    }

    @Test(arguments: 0..<200)
    func `A record read back is the same`(seed: Int) throws {
        var random = SplitMix64(seed: UInt64(seed))
        let record = record(&random)
        let json = try JSON.parse(record.text)
        #expect(json == record.json)
        #expect(try ReleaseRecord(json: json) == record)
        let unbuilt = ReleaseRecord.sample("v2", after: "v1", isMeasured: false)
        #expect(try ReleaseRecord(json: JSON.parse(unbuilt.text)) == unbuilt)
    }

    @Test(arguments: 0..<100)
    func `A record has exactly the keys that its schema requires`(seed: Int) throws {
        var random = SplitMix64(seed: UInt64(seed))
        let schema = try JSON.parse(Schemas.release)
        for record in [record(&random), .sample("v1", isMeasured: false), .random(rows: 3, &random)] {
            #expect(SchemaTests.differences(record.json, schema, in: schema, at: "$") == [])
        }
    }

    @Test func `The schema allows what the types can say`() throws {
        let schema = try JSON.parse(Schemas.release)
        #expect(schema["properties"]?["schema"]?["const"]?.string == ReleaseRecord.schema)
        let row = schema["$defs"]?["row"]?["properties"]
        #expect(row?["status"]?["enum"]?.array?.compactMap(\.string) == ResultRow.Status.allCases.map(\.rawValue))
        let verdicts = schema["$defs"]?["figure"]?["properties"]?["verdict"]?["enum"]?.array?.compactMap(\.string)
        #expect(verdicts == Comparison.Verdict.allCases.map(\.rawValue))
    }

    @Test func `A row is a line`() {
        var random = SplitMix64(seed: 1)
        let record = ReleaseRecord.random(rows: 5, &random)
        let lines = record.text.split(separator: "\n").filter { $0.contains("\"id\":") }
        #expect(lines.count == 5)
        #expect(lines.allSatisfy { $0.hasPrefix("    {") })
    }

    /// May be missing, each for a reason of its own.
    private static let optional: Set<String> = ["ratio", "verdict", "reason", "harness"]

    @Test func `Whatever key is missing or of another kind, the error names its place`() throws {
        var random = SplitMix64(seed: 7)
        let json = ReleaseRecord.random(rows: 1, &random).json
        var count = 0
        for path in Self.paths(in: json) where path.allSatisfy({ $0 != "units" && $0 != "name" }) {
            let place = "$" + path.map { $0.hasPrefix("[") ? $0 : "." + $0 }.joined()
            let isFree =
                Self.optional.contains(path[path.count - 1])
                || ["figures", "scenarios"].contains(path[max(0, path.count - 2)])
            if !isFree {
                let missing = try #require(throws: ReportError.self, "\(place)") {
                    try ReleaseRecord(json: Self.edit(json, path[...]) { _ in nil })
                }
                #expect(missing.message.hasPrefix("missing key \"\(path[path.count - 1])\""), "\(place): \(missing)")
            }
            guard !place.hasSuffix("reason") else { continue }
            let wrong = try #require(throws: ReportError.self, "\(place)") {
                try ReleaseRecord(json: Self.edit(json, path[...]) { _ in .array([.array([true])]) })
            }
            #expect(wrong.path.hasPrefix(place), "\(place): \(wrong)")
            count += 1
        }
        #expect(count > 40)
    }

    @Test(arguments: [
        (["schema"], #""chiplog.release/2""#, #"$.schema: expected the supported version "chiplog.release/1""#),
        (
            ["rows", "[0]", "figures", "cpu_time", "verdict"], #""worse""#,
            "$.rows[0].figures.cpu_time.verdict: expected one of"
        ),
        (
            ["rows", "[0]", "figures", "cpu_time", "ratio"], "-1",
            "$.rows[0].figures.cpu_time: ratio: expected a number from 0 on"
        ),
        (["rows", "[0]", "status"], #""failed""#, "$.rows[0]: the row is not ok, but has figures"),
        (["release", "label"], #""""#, "$.release: label: expected a name, found an empty string"),
        (
            ["release", "commit"], #""4f2a""#,
            "$.release: commit: expected 40 or 64 hexadecimal digits in lower case, found \"4f2a\""
        ),
        (
            ["previous", "commit"], "\"\(String(repeating: "A", count: 40))\"",
            "$.previous: commit: expected 40 or 64 hexadecimal digits in lower case"
        ),
        (["status"], #""failed""#, "$.reason: expected a string, found null"),
    ])
    func `What contradicts itself is refused`(path: [String], value: String, words: String) throws {
        var random = SplitMix64(seed: 7)
        let json = ReleaseRecord.random(rows: 2, &random).json
        let value = try JSON.parse(value)
        let error = try #require(throws: ReportError.self) {
            try ReleaseRecord(json: Self.edit(json, path[...]) { _ in value })
        }
        #expect(error.description.hasPrefix(words), "\(error)")
    }

    @Test func `A row that is there twice is refused`() throws {
        var record = ReleaseRecord.sample("v1", ratios: [("a", nil), ("a", nil)])
        let error = try #require(throws: ReportError.self) { try ReleaseRecord(json: record.json) }
        #expect(error.description == "$.rows[1]: the row \"a\" is there for the second time")
        record.rows.removeLast()
        #expect(throws: Never.self) { try ReleaseRecord(json: record.json) }
    }

    @Test func `A record of before the harness was kept is read`() throws {
        let record = ReleaseRecord.sample("v1", ratios: [("a", 1.5)])
        let members = try #require(record.json.members)
        #expect(members.contains { $0.key == "harness" })
        #expect(try ReleaseRecord(json: .object(members.filter { $0.key != "harness" })) == record)
    }

    @Test func `Keys of a later version are left alone`() throws {
        let record = ReleaseRecord.sample("v1", ratios: [("a", 1.5)])
        let members = try #require(record.json.members)
        #expect(try ReleaseRecord(json: .object(members + [JSON.Member("later", 1)])) == record)
    }

    /// The paths of all members, of an array's first object for all of them.
    private static func paths(in json: JSON) -> [[String]] {
        if let first = json[0] { return paths(in: first).map { ["[0]"] + $0 } }
        return (json.members ?? []).flatMap { member in
            [[member.key]] + paths(in: member.value).map { [member.key] + $0 }
        }
    }

    /// The document with the value at `path` replaced, or removed where `change` gives nil.
    private static func edit(_ json: JSON, _ path: ArraySlice<String>, _ change: @escaping (JSON) -> JSON?) -> JSON {
        guard let key = path.first else { return json }
        let changed = { (value: JSON) in path.count == 1 ? change(value) : edit(value, path.dropFirst(), change) }
        if let elements = json.array {
            return .array(elements.prefix(1).compactMap(changed) + elements.dropFirst())
        }
        return .object(
            (json.members ?? []).compactMap { member in
                member.key == key ? changed(member.value).map { JSON.Member(key, $0) } : member
            })
    }
}
