/// Why a worker gave no answer.
enum WorkerFailure: Error, Equatable {
    /// It did not start, crashed or answered nonsense; a sentence.
    case crashed(String)
    /// It does not know how to measure the row; its sentence.
    case unable(String)
    /// It answered that it could not go on; its sentence.
    case refused(String)
    /// It ran into its wall limit; a sentence.
    case timedOut(String)
    /// It went beyond another limit; a sentence.
    case limit(String)
    /// The run was interrupted.
    case interrupted

    /// An answer to `command` that lacks what it must have.
    static func incomplete(_ command: String) -> WorkerFailure {
        .crashed("answered \"\(command)\" without all of its figures")
    }

    /// The row's failure that follows from it.
    func rowFailure(in pass: PassName) -> ResultRow.Failure {
        switch self {
        case .crashed(let reason): .failed("\(pass.rawValue) pass: worker \(reason)")
        case .unable(let reason), .refused(let reason): .failed("\(pass.rawValue) pass: \(reason)")
        case .timedOut(let reason): .timeout("\(pass.rawValue) pass: \(reason)")
        case .limit(let reason): .limit("\(pass.rawValue) pass: \(reason)")
        case .interrupted: .skipped("interrupted")
        }
    }
}
