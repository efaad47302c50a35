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
        // A choice stands in its property, in the first of several forms, or among the definitions.
        let form = property["anyOf"]?[0] ?? property
        guard let name = form["$ref"]?.string?.split(separator: "/").last else { return names(form) }
        return names(try JSON.parse(Schemas.scenario)["$defs"]?[String(name)])
    }

    private func names(_ schema: JSON?) -> [String?] {
        schema?["enum"]?.array?.map(\.string) ?? []
    }

    @Test("its choices are the sections' own")
    func choices() throws {
        #expect(try choices("logger", "level") == LoggerSection.Level.allCases.map(\.rawValue))
        #expect(try choices("messages", "fields") == MessagesSection.Fields.allCases.map(\.rawValue))
        #expect(try choices("messages", "spread") == MessagesSection.Spread.allCases.map(\.rawValue))
        #expect(try choices("messages", "charset") == Charset.allCases.map(\.rawValue))
        #expect(try choices("messages", "levels") == MessagesSection.Level.allCases.map(\.rawValue))
        #expect(try choices("sink", "errno") == RecoveringSink.ErrorName.allCases.map(\.rawValue))
        #expect(try choices("async", "level") == MessagesSection.Level.allCases.map(\.rawValue))
        #expect(try choices("sampling", "always") == LoggerSection.Level.allCases.map(\.rawValue))
        let processor = try JSON.parse(Schemas.scenario)["$defs"]?["processor"]?["properties"]?["kind"]
        #expect(names(processor) == ProcessorStep.Kind.allCases.map(\.rawValue))
        #expect(try choices("messages", "style") == MessagesSection.Style.allCases.map(\.rawValue))
        #expect(try choices("format", "kind") == FormatSection.Kind.allCases.map(\.rawValue))
        #expect(try choices("sink", "kind") == SinkSection.Kind.allCases.map(\.rawValue))
        #expect(try choices("sink", "fault") == FaultySink.Fault.allCases.map(\.rawValue))
        #expect(try choices("async", "policy") == AsyncSection.Policy.allCases.map(\.rawValue))
    }

    @Test(
        "each of its keys is read, and an example with all of them is right",
        arguments: [
            (
                "logger",
                #"{ "level": "info", "label": "a", "bound": {}, "context": { "fields": { "a": "b" }, "trace": true } }"#
            ),
            ("messages", #"{ "bytes": [1, 9], "spread": "logarithmic", "charset": "cjk", "levels": { "error": 1 } }"#),
            (
                "messages",
                #"{ "charset": { "ascii": 1, "emoji": 2 }, "levels": "debug", "fields": [0, 64], "lazy": 0.5 }"#
            ),
            ("messages", #"{ "text": "a", "fields": "mixed", "style": "literal", "pool": 1 }"#),
            ("messages", #"{ "bytes": 1, "fields": "mixed", "style": "literal", "pool": 1 }"#),
            ("messages", #"{ "bytes": 1, "long_every": 10, "long_bytes": "4KiB", "fields": "three" }"#),
            ("format", #"{ "kind": "json" }"#),
            ("sink", #"{ "kind": "dev-null", "buffer": 1 }"#),
            ("sink", #"{ "kind": "slow", "buffer": 1, "stall_every": 1, "stall": "1s" }"#),
            ("sink", #"{ "kind": "faulty", "fault": "lose", "fault_every": 2 }"#),
            ("sink", #"{ "kind": "rotating", "buffer": 1, "size": "1MiB", "keep": 3 }"#),
            ("sink", #"{ "kind": "pipe", "buffer": 1, "stall_bytes": "1KiB", "stall": "1ms" }"#),
            ("sink", #"{ "kind": "memory", "last": 5 }"#),
            ("sink", #"{ "kind": "failing", "buffer": 1, "fail_every": 10, "fail_count": 9, "errno": "EIO" }"#),
            ("sink", #"{ "kind": "full-disk", "buffer": 1, "capacity": "1MiB" }"#),
            ("sink", #"{ "kind": "fan-out", "sinks": ["null", { "kind": "file", "buffer": 1 }] }"#),
            ("sampling", #"{ "rate": 0.5, "seed": 1, "always": "off" }"#),
            ("async", #"{ "policy": "drop-oldest", "queue": "64KiB", "batch": 5 }"#),
            ("async", #"{ "policy": "drop-below", "queue": "64KiB", "level": "error" }"#),
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
        let names = try JSON.parse(Schemas.scenario)["$defs"]?["boundKey"]?["not"]?["enum"]?.array
        for name in try #require(names) + ["field_0"] {
            let key = try #require(name.string)
            #expect(refusal(of: #""logger": { "bound": { "\#(key)": "" } }"#) != nil, "\(key)")
        }
        #expect(names?.map(\.string) == BoundText.takenKeys)
    }
}
