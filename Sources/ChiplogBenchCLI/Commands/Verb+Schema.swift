import ChiplogBench

extension Verb {
    private static let schemas = [
        ("scenario", Schemas.scenario), ("report", Schemas.report), ("release", Schemas.release),
    ]

    static let schema = Verb(
        name: "schema", abstract: "print the JSON Schema of scenario files, reports or release records",
        synopsis: schemas.map(\.0).joined(separator: "|"), arguments: [.one(of: schemas.map(\.0))],
        examples: ["schema scenario"]
    ) { (arguments, context) throws(CommandError) in
        guard let name = arguments.positionals.first else {
            throw CommandError("schema needs to know of what: chiplog schema scenario, report or release")
        }
        guard arguments.positionals.count == 1, let (_, text) = schemas.first(where: { $0.0 == name }) else {
            let nearest = nearestName(to: name, in: schemas.map(\.0)).map { "; did you mean \"\($0)\"?" } ?? ""
            throw CommandError(
                "expected \"scenario\", \"report\" or \"release\", "
                    + "found \"\(arguments.positionals.joined(separator: " "))\"\(nearest)")
        }
        context.console.write(text)
        return .success
    }
}
