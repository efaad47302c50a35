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
}
