import Chiplog
import ChiplogBench

/// One entry of `processors`: which of the core's processors, and what it is to do.
enum ProcessorStep {
    /// Adds fields behind the others.
    case enrich([BoundText])
    /// Gives fields other names.
    case rename([(old: String, new: String)])
    /// Masks the values of keys, and secrets of these kinds in all text.
    case redact(keys: [String], values: [SecretPattern])
    /// Turns away events of this level whose message contains the text; nil is any.
    case drop(level: LogLevel?, message: String?)
    /// Lets so many events pass in an interval, so many of them at once.
    case rateLimit(count: UInt32, per: Duration, burst: UInt32?)

    enum Kind: String, CaseIterable {
        case enrich, rename, redact, drop
        case rateLimit = "rate-limit"
    }

    /// The core's processor.
    var processor: any LogProcessor {
        switch self {
        case .enrich(let fields):
            .enrich(LogFields(fields.map { (key: LogKey($0.key), value: LogValue.string($0.value)) }))
        case .rename(let names): RenameEach(names)
        case .redact(let keys, let values): .redact(keys: keys, values: values)
        case .drop(let level, let message):
            .drop(
                .all([
                    level.map { .level($0) } ?? .everything, message.map { .message(.contains($0)) } ?? .everything,
                ]))
        case .rateLimit(let count, let interval, let burst): .rateLimit(count, per: interval, burst: burst)
        }
    }
}

/// The core's renaming of names that are known at run time only, one by one: its own list is a literal.
private struct RenameEach: LogProcessor {
    private let steps: [RenameProcessor]

    init(_ names: [(old: String, new: String)]) {
        steps = names.map { RenameProcessor([$0.old: $0.new]) }
    }

    var name: String { "rename" }

    func process(_ event: inout LogEventEditor) throws(ProcessorError) -> ProcessorVerdict {
        for step in steps { _ = try step.process(&event) }
        return .pass
    }
}
