import ChiplogBench

extension Verb {
    private static let showsOnly = OptionDefinition(name: "dry-run", help: "show the files, and write nothing")

    /// Called `init` on the command line.
    static let initialize = Verb(
        name: "init", abstract: "write a first scenario and a workflow into a package", synopsis: "[DIR]",
        arguments: [.folder], options: [showsOnly],
        details: """
            DIR is the folder of a Swift package, this one unless said otherwise. It gets scenarios/starter.json, and its
            repository .github/workflows/benchmarks.yml: a job that runs all scenarios on each push and compares pull requests
            with their target. Nothing that is there already is overwritten; the exit code is 2 then, and nothing is written.
            With --dry-run the two files are shown, not written.
            """,
        examples: ["init --dry-run", "init Benchmarks"]
    ) { (arguments, context) throws(CommandError) in
        guard arguments.positionals.count <= 1 else {
            throw CommandError("init takes one folder, found \(arguments.positionals.count)")
        }
        let place = try StarterPlace(package: arguments.positionals.first ?? ".")
        let starter = Starter(context.provider, product: context.commandName, in: place)
        let isDry = arguments.has(showsOnly)
        if isDry {
            for file in starter.files { context.console.print("==> \(file.path) <==\n\(file.text)") }
        }
        let present = starter.files.map(\.path).filter(NewFiles.isThere)
        guard present.isEmpty else {
            let verb = present.count == 1 ? "is" : "are"
            throw CommandError("\(present.joined(separator: " and ")) \(verb) there already; nothing is written")
        }
        if !isDry { try starter.write(on: context.console) }
        if let path = place.outsideDependency {
            context.console.warning(
                "Package.swift depends on \"\(path)\", which is outside of the repository: the workflow finds nothing "
                    + "there, so name a URL, or let it check that out, too")
        }
        if let gap = starter.gap {
            context.console.warning("\(gap); only you know what belongs there")
        } else if !isDry {
            context.console.print("Next: swift run -c release \(context.commandName) run --profile smoke")
        }
        return .success
    }
}

extension Starter {
    fileprivate func write(on console: Console) throws(CommandError) {
        do throws(FileError) {
            try NewFiles.write(files)
        } catch {
            throw CommandError("\(error.path) cannot be written: \(error.reason); nothing is written", code: .failure)
        }
        console.print("Written: \(files.map(\.path).joined(separator: ", "))")
    }
}
