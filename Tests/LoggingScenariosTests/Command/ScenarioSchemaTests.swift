import ChiplogBench
import Testing

@testable import LoggingScenarios

@Suite("The scenario schema describes the sections as they are read")
struct ScenarioSchemaTests {
    /// The schema of a section's object form.
    private func section(_ name: String) throws -> JSON {
        let section = try #require(try JSON.parse(Schemas.scenario)["properties"]?[name])
        return section["anyOf"]?.array?.last ?? section
    }

    private func choices(_ section: String, _ key: String) throws -> [String?] {
        let property = try #require(try self.section(section)["properties"]?[key])
        guard property["$ref"] == "#/$defs/format" else { return property["enum"]?.array?.map(\.string) ?? [] }
        return try JSON.parse(Schemas.scenario)["$defs"]?["format"]?["enum"]?.array?.map(\.string) ?? []
    }

    @Test("its choices are the sections' own")
    func choices() throws {
        #expect(try choices("logger", "level") == LoggerSection.Level.allCases.map(\.rawValue))
        #expect(try choices("messages", "fields") == MessagesSection.Fields.allCases.map(\.rawValue))
        #expect(try choices("messages", "style") == MessagesSection.Style.allCases.map(\.rawValue))
        #expect(try choices("format", "kind") == FormatSection.Kind.allCases.map(\.rawValue))
        #expect(try choices("sink", "kind") == SinkSection.Kind.allCases.map(\.rawValue))
        #expect(try choices("sink", "fault") == FaultySink.Fault.allCases.map(\.rawValue))
        #expect(try choices("async", "policy") == AsyncSection.Policy.allCases.map(\.rawValue))
    }

    @Test(
        "each of its keys is read, and an example with all of them is right",
        arguments: [
            ("logger", #"{ "level": "info", "label": "a", "bound": {} }"#),
            ("messages", #"{ "text": "a", "fields": "mixed", "style": "literal", "pool": 1 }"#),
            ("messages", #"{ "bytes": 1, "fields": "mixed", "style": "literal", "pool": 1 }"#),
            ("messages", #"{ "bytes": 1, "long_every": 10, "long_bytes": "4KiB", "fields": "three" }"#),
            ("format", #"{ "kind": "json" }"#),
            ("sink", #"{ "kind": "dev-null", "buffer": 1 }"#),
            ("sink", #"{ "kind": "slow", "buffer": 1, "stall_every": 1, "stall": "1s" }"#),
            ("sink", #"{ "kind": "faulty", "fault": "lose", "fault_every": 2 }"#),
            ("async", #"{ "policy": "drop-oldest", "queue": "64KiB" }"#),
        ])
    func keys(name: String, example: String) throws {
        #expect(refusal(of: "\"\(name)\": \(example)") == nil)
        let known = try #require(try section(name)["properties"]?.members?.map(\.key))
        let given = try #require(try JSON.parse(example).members?.map(\.key))
        #expect(Set(given).isSubset(of: known))
        #expect(try section(name)["additionalProperties"] == false)
    }

    @Test("the keys that no bound field may have are the same")
    func takenKeys() throws {
        let names = try section("logger")["properties"]?["bound"]?["propertyNames"]?["not"]?["enum"]?.array
        for name in try #require(names) {
            let key = try #require(name.string)
            #expect(refusal(of: #""logger": { "bound": { "\#(key)": "" } }"#) != nil, "\(key)")
        }
        #expect(names?.count == 9 + MixedEvent.keys.count)
    }
}
