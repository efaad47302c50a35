import ChiplogBench
import Testing

/// CI holds real output against the schemas with a full validator; these tests see at once that a name was added on
/// one side only.
@Suite struct SchemaTests {
    @Test(arguments: [
        [ReportWarning(code: "load.high", message: "Busy.")], [],
    ])
    func `A report has exactly the keys that its schema requires`(warnings: [ReportWarning]) throws {
        let schema = try JSON.parse(Schemas.report)
        var report = try Report.sample()
        report.warnings = warnings
        #expect(Self.differences(report.json, schema, in: schema, at: "$") == [])
    }

    @Test func `A key that the schema does not know is seen`() throws {
        let schema = try JSON.parse(Schemas.report)
        var members = try #require(try Report.sample().json.members)
        members.append(JSON.Member("extra", 1))
        #expect(Self.differences(.object(members), schema, in: schema, at: "$") == ["$.extra: not in the schema"])
        #expect(
            Self.differences(.object(Array(members.dropFirst().dropLast())), schema, in: schema, at: "$") == [
                "$.schema: missing"
            ])
    }

    @Test func `The scenario schema names the engine's keys and values`() throws {
        let schema = try JSON.parse(Schemas.scenario)
        let properties = try #require(schema["properties"])
        #expect(properties["schema"]?["const"]?.string == ScenarioFile.schema)
        for key in [
            "name", "description", "load", "passes", "limits", "goal", "expect", "thresholds", "extends", "matrix",
        ] {
            #expect(properties[key] != nil)
        }
        let passes = properties["passes"]?["items"]?["enum"]?.array?.compactMap(\.string)
        #expect(passes == PassName.allCases.map(\.rawValue))
        let executors = properties["load"]?["properties"]?["executor"]?["enum"]?.array?.compactMap(\.string)
        #expect(executors == Load.Executor.allCases.map(\.rawValue))
        #expect(properties["load"]?["properties"]?["events"]?["default"]?.uint == Load().events)
        #expect(schema["additionalProperties"] == false)
        let limits = properties["limits"]?["properties"]?.members?.map(\.key)
        #expect(limits == ["wall", "rss", "live_heap", "output", "queue_depth"])
        let metrics = schema["$defs"]?["metric"]?["enum"]?.array?.compactMap(\.string)
        #expect(metrics == MetricDefinition.all.map(\.name))
    }

    @Test func `The scenario schema allows expectations of every figure`() throws {
        let names = try JSON.parse(Schemas.scenario)["properties"]?["expect"]?["propertyNames"]?["anyOf"]
        let counts = names?[1]?["enum"]?.array?.compactMap(\.string) ?? []
        #expect(counts == Figure.all.map(\.name).filter { MetricDefinition.named($0) == nil })
    }

    @Test func `The report schema allows what the types can say`() throws {
        let schema = try JSON.parse(Schemas.report)
        let result = schema["$defs"]?["result"]?["properties"]
        #expect(result?["status"]?["enum"]?.array?.compactMap(\.string) == ResultRow.Status.allCases.map(\.rawValue))
        let run = schema["properties"]?["run"]?["properties"]
        #expect(run?["kind"]?["enum"]?.array?.compactMap(\.string) == ReportRun.Kind.allCases.map(\.rawValue))
        #expect(run?["status"]?["enum"]?.array?.compactMap(\.string) == ReportRun.Status.allCases.map(\.rawValue))
        #expect(schema["properties"]?["schema"]?["const"]?.string == Report.schema)
    }

    /// Where a value's keys and a schema's differ, following `$ref`, `properties`, `items` and `additionalProperties`.
    static func differences(_ value: JSON, _ schema: JSON, in root: JSON, at path: String) -> [String] {
        if let name = schema["$ref"]?.string?.split(separator: "/").last {
            return differences(value, root["$defs"]?[String(name)] ?? .null, in: root, at: path)
        }
        if let elements = value.array {
            guard let items = schema["items"] else { return [] }
            return elements.enumerated().flatMap { differences($1, items, in: root, at: "\(path)[\($0)]") }
        }
        if let first = schema["anyOf"]?[0] { return value.isNull ? [] : differences(value, first, in: root, at: path) }
        guard let members = value.members else { return [] }
        let required = schema["required"]?.array?.compactMap(\.string) ?? []
        let missing = required.filter { value[$0] == nil }.map { "\(path).\($0): missing" }
        return missing
            + members.flatMap { member -> [String] in
                let open = schema["additionalProperties"].flatMap { $0.bool == false ? nil : $0 }
                guard let inner = schema["properties"]?[member.key] ?? open else {
                    return ["\(path).\(member.key): not in the schema"]
                }
                return differences(member.value, inner, in: root, at: "\(path).\(member.key)")
            }
    }
}
