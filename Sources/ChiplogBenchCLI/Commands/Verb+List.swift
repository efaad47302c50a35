import ChiplogBench

extension Verb {
    static let list = Verb(
        name: "list", abstract: "list scenarios and their rows", synopsis: "[SCENARIO...]",
        arguments: [.scenario],
        options: [.filter, .skip, .set, .scenarios],
        details: """
            Every row is a line: its id, then the passes it makes. A scenario is a name in the scenarios folder or the
            path of a file; without any, all files of the folder.
            """,
        examples: ["list", "list --filter threads=4"]
    ) { (arguments, context) throws(CommandError) in
        for row in try RowSelection(arguments, context).rows {
            let passes = PassName.applying(to: row.scenario).map(\.rawValue).joined(separator: ", ")
            context.console.print("\(row.scenario.id)  (\(passes))")
        }
        return .success
    }
}
