/// A shell that completes what its user begins to write.
enum CompletionShell: String, CaseIterable {
    case bash, zsh

    static let names = allCases.map(\.rawValue)

    /// The script for a command of that name, from all verbs and their options.
    func script(for command: String) -> String {
        switch self {
        case .bash: BashCompletion(of: command).text
        case .zsh: ZshCompletion(of: command).text
        }
    }

    /// The name of a shell's function for `command`, which may have other characters than such a name.
    static func function(for command: String) -> String {
        "_" + command.map { $0.isASCII && ($0.isLetter || $0.isNumber) ? String($0) : "_" }.joined()
    }

    /// As one word of either shell, whatever is in it.
    static func quoted(_ text: String) -> String {
        "'" + text.split(separator: "'", omittingEmptySubsequences: false).joined(separator: #"'\''"#) + "'"
    }
}
