/// One option of a verb, as it is parsed and as help shows it.
struct OptionDefinition: Equatable, Sendable {
    /// The long name, without dashes.
    var name: String
    /// The one-letter name, if there is one.
    var letter: Character?
    /// What the value is called in help; nil for an option without a value.
    var value: String?
    /// What it does, in half a line; of one with a value, what that is where the option is not given.
    var help: String
    /// What may stand for the value.
    var takes = ArgumentKind.anything
    /// Whether each time that it is given counts; else the last does.
    var isRepeatable = false

    /// The help text's left column.
    var spelling: String {
        let short = letter.map { "-\($0), " } ?? "    "
        return short + "--\(name)" + (value.map { " \($0)" } ?? "")
    }

    static let help = OptionDefinition(name: "help", letter: "h", help: "show this help")
    static let scenarios = OptionDefinition(
        name: "scenarios", value: "DIR", help: "the folder of scenario files (default: scenarios)", takes: .folder)
    static let set = OptionDefinition(
        name: "set", value: "PATH=VALUE", help: "replace a value in every scenario, as in load.threads=8; repeatable",
        isRepeatable: true)
    static let filter = OptionDefinition(
        name: "filter", value: "REGEX", help: "only the rows whose id matches; repeatable, any match counts",
        isRepeatable: true)
    static let skip = OptionDefinition(
        name: "skip", value: "REGEX", help: "not the rows whose id matches; repeatable", isRepeatable: true)
}
