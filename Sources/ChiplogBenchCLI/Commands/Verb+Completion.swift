import ChiplogBench

extension Verb {
    static let completion = Verb(
        name: "completion", abstract: "print a script that completes commands in bash or zsh",
        synopsis: CompletionShell.names.joined(separator: "|"), arguments: [.one(of: CompletionShell.names)],
        details: """
            For one session: source <(chiplog completion bash), and the same with zsh. For all of them, write it to a file
            that the shell looks for, named for the command: completions/chiplog in ~/.local/share/bash-completion, or _chiplog
            in a folder of zsh's fpath. Verbs, options, their values, scenarios and revisions are completed. Print it anew after an update.
            """,
        examples: ["completion bash", "completion zsh >_chiplog"]
    ) { (arguments, context) throws(CommandError) in
        guard let name = arguments.positionals.first else {
            throw CommandError("completion needs to know the shell: chiplog completion bash, or zsh")
        }
        guard arguments.positionals.count == 1, let shell = CompletionShell(rawValue: name) else {
            let found = arguments.positionals.joined(separator: " ")
            let hint = nearestName(to: found, in: CompletionShell.names).map { "; did you mean \"\($0)\"?" } ?? ""
            throw CommandError("completion: expected bash or zsh, found \"\(found)\"\(hint)")
        }
        context.console.write(shell.script(for: context.commandName))
        return .success
    }
}
