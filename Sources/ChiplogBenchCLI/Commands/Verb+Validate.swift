import ChiplogBench

extension Verb {
    static let validate = Verb(
        name: "validate", abstract: "check scenario files without running them", synopsis: "[FILE...]",
        options: [.set, .scenarios],
        details: """
            Without a FILE, all files of the scenarios folder. Everything wrong is told, one line for each file; the exit
            code is 2 then.
            """
    ) { (arguments, context) throws(CommandError) in
        let selection = try RowSelection.files(arguments, context)
        for file in selection {
            let count = file.scenarios.count
            context.console.print("\(file.name): ok, \(count) \(count == 1 ? "row" : "rows")")
        }
        return .success
    }
}
