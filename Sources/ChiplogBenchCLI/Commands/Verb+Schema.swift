import ChiplogBench

extension Verb {
    static let schema = Verb(
        name: "schema", abstract: "print the JSON Schema of scenario files or of reports", synopsis: "scenario|report"
    ) { (arguments, context) throws(CommandError) in
        switch arguments.positionals {
        case ["scenario"]: context.console.write(Schemas.scenario)
        case ["report"]: context.console.write(Schemas.report)
        case []: throw CommandError("schema needs to know of what: chiplog schema scenario, or chiplog schema report")
        case let other:
            let nearest = nearestName(to: other[0], in: ["scenario", "report"]).map { "; did you mean \"\($0)\"?" }
            throw CommandError(
                "expected \"scenario\" or \"report\", found \"\(other.joined(separator: " "))\"" + (nearest ?? ""))
        }
        return .success
    }
}
