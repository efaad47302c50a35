/// The scenario that a benchmark begins with where its provider has none of its own.
package enum StarterScenario {
    /// The base name of its file, and its name.
    package static let name = "starter"

    /// A scenario file's text.
    ///
    /// - Parameter section: A section that has to be there.
    package static func general(section: String? = nil) -> String {
        let section = section.map { "\n  \(JSON.string($0).text(pretty: false)): {}," } ?? ""
        return """
            {
              "schema": "chiplog.scenario/1",
              "name": "\(name)",
              "description": "What this measures, in one sentence.",\(section)
              "load": { "events": 20000 },
              "matrix": { "load.threads": [1, 2] }
            }

            """
    }
}
