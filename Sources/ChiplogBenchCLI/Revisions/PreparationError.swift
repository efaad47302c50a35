/// Why there are no two programs to compare.
enum PreparationError: Error, Equatable {
    /// What was asked for cannot be done here; exit code 2.
    case usage(CommandError)
    /// What was asked for does not come to be; exit code 3, with a report.
    case build(BuildFailure)
    /// The run was interrupted; everything begun has been undone.
    case interrupted

    static func usage(_ sentence: String) -> PreparationError { .usage(CommandError(sentence)) }
}
