import ChiplogBench

/// A script by which bash, 4.4 or later, completes the command.
///
/// What is known of each verb is a branch of one `case`; the function below makes words of it. It gives no word to
/// `compgen -W`, which would expand it: a branch may be called `$(reboot)`.
struct BashCompletion {
    private let command: String

    init(of command: String) { self.command = command }

    var text: String {
        let function = CompletionShell.function(for: command)
        return """
            # Completes \(command) in bash; printed by: \(command) completion bash

            # What a verb takes: its options, those with a value, its arguments, and the value of the option before.
            \(function)_verb() {
                case $1 in
            \(Verb.all.map(branch).joined(separator: "\n"))
                    *) options=(--help) ;;
                esac
            }

            # The words that may stand at the cursor.
            \(function)() {
                local current=${COMP_WORDS[COMP_CWORD]} before=${COMP_WORDS[COMP_CWORD - 1]} scenarios=scenarios
                local options=() arguments=(none) valued='' kind='' words=() prefix='' place=0 option i
                # Bash makes three words of --name=value.
                if [[ $current == = ]]; then
                    current=''
                elif [[ $before == = ]]; then
                    before=${COMP_WORDS[COMP_CWORD - 2]}
                fi
                COMPREPLY=()
                if ((COMP_CWORD == 1)); then
                    kind="one \((Verb.all.map(\.name) + Verb.globalOptions).joined(separator: " "))"
                else
                    \(function)_verb "${COMP_WORDS[1]}" "$before"
                    for ((i = 2; i < COMP_CWORD; i++)); do
                        option=${COMP_WORDS[i]}
                        if [[ $option != -* ]]; then
                            ((place += 1))
                        elif [[ $valued == *" $option "* ]]; then
                            [[ ${COMP_WORDS[++i]} != = ]] || ((i += 1))
                            [[ $option != --scenarios || -z ${COMP_WORDS[i]} ]] || scenarios=${COMP_WORDS[i]}
                        fi
                    done
                    if [[ -z $kind && $current == -* ]]; then
                        kind="one ${options[*]}"
                    elif [[ -z $kind ]]; then
                        kind=${arguments[place < ${#arguments[@]} ? place : ${#arguments[@]} - 1]}
                    fi
                fi
                read -r -a words <<<"$kind"
                kind=${words[0]}
                words=("${words[@]:1}")
                case $kind in
                    list) prefix=${current%"${current##*,}"} ;;
                    revision)
                        prefix=${current%"${current##*..}"}
                        mapfile -t words < <(git for-each-ref --format='%(refname:short)' 2>/dev/null) ;;
                    folder)
                        compopt -o filenames 2>/dev/null
                        mapfile -t COMPREPLY < <(compgen -d -- "$current") ;;
                    file | scenario)
                        compopt -o filenames 2>/dev/null
                        mapfile -t COMPREPLY < <(compgen -d -- "$current"; compgen -f -X "!*.${words[0]:-*}" -- "$current")
                        words=() ;;
                esac
                if [[ $kind == scenario ]]; then
                    for i in "$scenarios"/*.json; do
                        i=${i##*/}
                        words+=("${i%.json}")
                    done
                fi
                for i in "${words[@]}"; do
                    # What would have to be quoted is left out.
                    [[ $i != "${current#"$prefix"}"* || $i == *[^[:alnum:]._/+@=-]* ]] || COMPREPLY+=("$prefix$i")
                done
            }

            complete -F \(function) \(CompletionShell.quoted(command))

            """
    }

    private func branch(_ verb: Verb) -> String {
        let options = verb.options + [.help]
        let valued = options.filter { $0.value != nil }
        let arguments = verb.arguments + (verb.isRepeating && !verb.arguments.isEmpty ? [] : [.anything])
        let values = valued.grouped(by: { words($0.takes) }).map { kind, options in
            "    \(options.flatMap(names).joined(separator: " | "))) kind=\(kind) ;;"
        }
        let lines =
            ["options=(\(options.flatMap(names).joined(separator: " ")))"]
            + ["arguments=(\(arguments.map(words).joined(separator: " ")))"]
            + ["valued=' \(valued.flatMap(names).joined(separator: " ")) '"]
            + (values.isEmpty ? [] : ["case $2 in"] + values + ["esac"])
        return "        \(verb.name))\n" + lines.map { "            \($0)\n" }.joined() + "            ;;"
    }

    private func names(_ option: OptionDefinition) -> [String] {
        (option.letter.map { ["-\($0)"] } ?? []) + ["--\(option.name)"]
    }

    /// The kind as the function reads it: a word for it, and what belongs to it.
    private func words(_ kind: ArgumentKind) -> String {
        let words =
            switch kind {
            case .anything: ["none"]
            case .one(let words): ["one"] + words
            case .several(let words): ["list"] + words
            case .verb: ["one"] + Verb.all.map(\.name)
            case .scenario: ["scenario", "json"]
            case .revision: ["revision"]
            case .file(let ending): ["file"] + (ending.map { [$0] } ?? [])
            case .folder: ["folder"]
            }
        return CompletionShell.quoted(words.joined(separator: " "))
    }
}
