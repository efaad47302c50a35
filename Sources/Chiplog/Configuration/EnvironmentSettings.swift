internal import CChiplogShims

/// What the environment variables `CHIPLOG_LEVEL` and `CHIPLOG_FORMAT` ask for, such as
/// `CHIPLOG_LEVEL=info,db=debug CHIPLOG_FORMAT=json`.
///
/// The default pipeline and the presets obey them. One that cannot be read changes nothing and is told on standard error,
/// once for the process.
public struct EnvironmentSettings: Sendable {
    /// nil where `CHIPLOG_LEVEL` is not set or cannot be read; see `LogLevels.init(parsing:)`.
    public private(set) var levels: LogLevels?
    /// nil where `CHIPLOG_FORMAT` is not set or names no `LogFormat`; upper and lower case are the same.
    public private(set) var format: LogFormat?
    /// What is wrong with them, one sentence for each.
    public private(set) var problems: [String] = []

    /// - Parameters:
    ///   - environment: where the variables are read.
    ///   - level: the level where `CHIPLOG_LEVEL` has rules but no default.
    public init(_ environment: LogEnvironment, level: LogThreshold = .info) {
        if let text = environment["CHIPLOG_LEVEL"] {
            do throws(LogLevelsError) {
                levels = try LogLevels(parsing: text, default: level)
            } catch {
                problems.append("CHIPLOG_LEVEL: \(error); it is ignored")
            }
        }
        if let text = environment["CHIPLOG_FORMAT"] {
            format = LogFormat(rawValue: text.lowercased())
            if format == nil {
                problems.append(Self.unknownFormat(text))
            }
        }
    }

    private static func unknownFormat(_ text: String) -> String {
        let names = LogFormat.allCases.map(\.rawValue)
        let hint = text.nearest(in: names).map { "; did you mean \"\($0)\"?" } ?? ""
        return "CHIPLOG_FORMAT: unknown format \(text.quotedForError); expected one of "
            + names.joined(separator: ", ") + hint + "; it is ignored"
    }

    /// Writes the problems to standard error, but for those that were told before.
    func tell() {
        for problem in problems where Self.told.withLock({ $0.insert(problem).inserted }) {
            chiplog_tell("chiplog: \(problem)")
        }
    }

    private static let told = FutexMutex<Set<String>>([])
}
