import ChiplogBench

/// Which conversation the workers of an executable understand.
enum WorkerDialect: Equatable, Sendable {
    /// This build's.
    case current(WorkerGreeting)
    /// Another one.
    case other(WorkerGreeting)
    /// It does not say; what it said instead.
    case unknown(String)

    /// Asks `executable` with `worker --protocol`.
    ///
    /// - Parameters:
    ///   - arguments: What comes before.
    ///   - patience: How long it may take to answer: long, since silence on a busy machine is no dialect.
    static func of(
        _ executable: String, arguments: [String] = [], variables: [String: String], stop: Interruption,
        patience: Duration = .seconds(60)
    ) throws(PreparationError) -> WorkerDialect {
        let question = arguments + [WorkerCommand.verb, WorkerCommand.protocolFlag]
        // A backtrace would take a crashing program seconds, and push the line that says why out of sight.
        let variables = variables.merging(["SWIFT_BACKTRACE": "enable=no"]) { $1 }
        do throws(ToolFailure) {
            let answer = try BuildTool(executable: executable, variables: variables, stop: stop)
                .run(question, within: patience)
            guard let greeting = WorkerGreeting(text: answer) else {
                let line = answer.prefix { !$0.isNewline }.prefix(80)
                return .unknown(line.isEmpty ? "it answers nothing" : "it answers \"\(line)\"")
            }
            return greeting.protocolVersion == WorkerServer.protocolVersion ? .current(greeting) : .other(greeting)
        } catch {
            switch error {
            case .interrupted: throw .interrupted
            case .failed(let words): return .unknown(words)
            }
        }
    }

    /// Behind a program's name, what keeps it from being understood; nil where nothing does.
    var difference: String? {
        switch self {
        case .current: nil
        case .other(let greeting): "speaks worker protocol \(greeting.protocolVersion)"
        case .unknown(let finding): "speaks no worker protocol (asked for it: \(finding))"
        }
    }

    /// What it says of itself where it can be measured.
    ///
    /// - Parameter name: What to call it.
    /// - Throws: One sentence on why it cannot be.
    func greeting(of name: String) throws(DialectError) -> WorkerGreeting {
        switch self {
        case .current(let greeting): return greeting
        case .other(let greeting):
            throw DialectError(
                sentence: "\(name) speaks worker protocol \(greeting.protocolVersion), and this chiplog "
                    + "\(WorkerServer.protocolVersion); compare by the harness that both were built with")
        case .unknown(let finding):
            throw DialectError(
                sentence: "\(name) is no benchmark of this kind: asked with \"worker --protocol\" for the protocol "
                    + "that its workers speak, \(finding)")
        }
    }
}

/// A program that cannot be measured from here: why.
struct DialectError: Error {
    var sentence: String
}
