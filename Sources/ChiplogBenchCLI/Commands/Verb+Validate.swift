import ChiplogBench

extension Verb {
    static let validate = Verb(
        name: "validate", abstract: "check scenario files without running them", synopsis: "[SCENARIO...]",
        arguments: [.scenario],
        options: [.set, .scenarios],
        details: """
            A SCENARIO is a name in the scenarios folder or the path of a file; without any, all files of the folder.
            Everything wrong is told, one line for each file; the exit code is 2 then.
            """,
        examples: ["validate", "validate --set load.threads=8"]
    ) { (arguments, context) throws(CommandError) in
        let selection = try RowSelection.files(arguments, context)
        for file in selection {
            let count = file.scenarios.count
            context.console.print("\(file.name): ok, \(count) \(count == 1 ? "row" : "rows")")
        }
        return .success
    }
}
