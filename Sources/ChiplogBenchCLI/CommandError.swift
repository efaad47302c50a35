import ChiplogBench

/// Why a command could not do what was asked: one sentence for each thing wrong, and the exit code.
struct CommandError: Error, Equatable {
    var messages: [String]
    var code: ExitCode

    init(_ messages: [String], code: ExitCode = .usage) {
        self.messages = messages
        self.code = code
    }

    init(_ message: String, code: ExitCode = .usage) {
        self.init([message], code: code)
    }

    /// The value of an option is none of `names`; tells the nearest of them.
    init(option: OptionDefinition, found: String, expected names: [String]) {
        let hint = nearestName(to: found, in: names).map { "; did you mean \"\($0)\"?" } ?? ""
        self.init("--\(option.name): expected \(names.joined(separator: ", ")), found \"\(found)\"\(hint)")
    }
}
