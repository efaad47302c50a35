import ChiplogBench
import Testing

@testable import LoggingScenarios

@Suite("The reference of scenario files")
struct DocumentationTests {
    private static let package = #filePath.split(separator: "/").dropLast(4).reduce(into: "") { $0 += "/" + $1 }

    /// The members of each JSON example, the header taken off.
    private func examples() throws -> [String] {
        let page = try #require(readFile("\(Self.package)/Documentation/Scenarios.md"))
        return try page.split(separator: "```json\n").dropFirst().map { rest in
            let block = try #require(rest.split(separator: "\n```").first)
            let members = try #require(try JSON.parse(String(block)).members)
            let text = JSON.object(members.filter { !["schema", "name"].contains($0.key) }).text()
            return String(text.dropFirst().dropLast())
        }
    }

    @Test("has examples that are read as they stand")
    func examplesAreRight() throws {
        let examples = try examples()
        #expect(examples.count > 20)
        for example in examples { #expect(refusal(of: example) == nil, "\(example)") }
    }

    @Test("shows every key of every section in an example")
    func everyKey() throws {
        let documents = try examples().map { try JSON.parse("{\($0)}") }
        let properties = try #require(try JSON.parse(Schemas.scenario)["properties"]?.members)
        for section in properties where !["schema", "name", "extends"].contains(section.key) {
            let shown = documents.compactMap { $0[section.key] }
            #expect(!shown.isEmpty, "\(section.key)")
            let form = section.value["anyOf"]?.array?.last ?? section.value
            for key in form["properties"]?.members?.map(\.key) ?? [] {
                #expect(shown.contains { $0[key] != nil }, "\(section.key).\(key)")
            }
        }
    }
}
