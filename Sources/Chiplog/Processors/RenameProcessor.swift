/// Gives fields other names: `.rename(["user": "user.id"])`. Fields within objects keep theirs.
///
/// The names are changed in the order given, so that `["a": "b", "b": "c"]` turns both into "c". An event without such
/// fields costs a walk over its keys.
public struct RenameProcessor: LogProcessor {
    private let names: [(old: String, new: String)]

    public init(_ names: KeyValuePairs<String, String>) {
        self.names = names.map { ($0.key, $0.value) }
    }

    public func process(_ event: inout LogEventEditor) throws(ProcessorError) -> ProcessorVerdict {
        // By hand: an array's iterator allocates in debug builds, where costs are tested.
        var index = 0
        while index < names.count {
            event.rename(names[index].old, to: names[index].new)
            index += 1
        }
        return .pass
    }

    public func explain(label: String, level: LogLevel) -> StageExplanation {
        .passes("renames " + names.map { "\($0.old) to \($0.new)" }.joined(separator: ", "))
    }
}

extension LogProcessor where Self == RenameProcessor {
    /// Gives fields other names; see `RenameProcessor`.
    public static func rename(_ names: KeyValuePairs<String, String>) -> RenameProcessor { RenameProcessor(names) }
}
