/// A script by which zsh completes the command: what is known of each verb, in the words of zsh's `_arguments`.
struct ZshCompletion {
    private let command: String
    private let function: String

    init(of command: String) {
        self.command = command
        function = CompletionShell.function(for: command)
    }

    var text: String {
        """
        #compdef \(command)
        # Completes \(command) in zsh; printed by: \(command) completion zsh

        \(function)_scenarios() {
            local -a names=(${(Q)${opt_args[--scenarios]:-scenarios}}/*.json(N:t:r))
            compadd -a names
            _files -g '*.json'
        }

        \(function)_revisions() {
            compset -P '*..'
            local -a revisions=(${(f)"$(git for-each-ref --format='%(refname:short)' 2>/dev/null)"})
            compadd -a revisions
        }

        \(function)() {
            local -a verbs=(
        \(Verb.all.map { "        " + quoted(escaped($0.name) + ":" + $0.abstract) }.joined(separator: "\n"))
            )
            if ((CURRENT == 2)); then
                if [[ $PREFIX == -* ]]; then
                    compadd -- \(Verb.globalOptions.joined(separator: " "))
                else
                    _describe -t verbs verb verbs
                fi
                return
            fi
            local verb=$words[2]
            shift words
            ((CURRENT -= 1))
            case $verb in
        \(Verb.all.map(branch).joined(separator: "\n"))
            esac
        }

        # Of the functions' folder it is called, from a startup file it is read.
        if [[ $funcstack[1] == \(function) ]]; then
            \(function) "$@"
        else
            compdef \(function) \(quoted(command))
        fi

        """
    }

    private func branch(_ verb: Verb) -> String {
        let specs = (verb.options + [.help]).map(spec) + verb.arguments.indices.map { position(of: $0, in: verb) }
        return "        \(verb.name))\n            _arguments -s -S"
            + specs.map { " \\\n                \($0)" }.joined() + "\n            ;;"
    }

    private func spec(_ option: OptionDefinition) -> String {
        let value = option.value.map { ":\(escaped($0)):\(action(option.takes))" } ?? ""
        let rest = "[\(escaped(option.help))]\(value)"
        let sign = option.value == nil ? "" : "="
        let long = "--\(option.name)\(sign)"
        let repeats = option.isRepeatable ? "*" : ""
        guard let letter = option.letter else { return quoted(repeats + long + rest) }
        let short = "-\(letter)" + (option.value == nil ? "" : "+")
        let excluded = option.isRepeatable ? "*" : "(-\(letter) --\(option.name))"
        return quoted(excluded) + "{\(short),\(long)}" + quoted(rest)
    }

    private func position(of index: Int, in verb: Verb) -> String {
        let isLast = index == verb.arguments.count - 1
        let place = isLast && verb.isRepeating ? "*" : "\(index + 1)"
        return quoted("\(place):argument:\(action(verb.arguments[index]))")
    }

    private func action(_ kind: ArgumentKind) -> String {
        switch kind {
        case .anything: " "
        case .one(let words): "(\(words.joined(separator: " ")))"
        case .several(let words): "_sequence compadd - \(words.joined(separator: " "))"
        case .verb: "(\(Verb.all.map(\.name).joined(separator: " ")))"
        case .scenario: "\(function)_scenarios"
        case .revision: "\(function)_revisions"
        case .file(let ending): ending.map { "_files -g \"*.\($0)\"" } ?? "_files"
        case .folder: "_files -/"
        }
    }

    private func quoted(_ text: String) -> String { CompletionShell.quoted(text) }

    /// With a stroke before what ends a part of such a specification.
    private func escaped(_ text: String) -> String {
        text.map { #"[]:\"#.contains($0) ? "\\\($0)" : String($0) }.joined()
    }
}
