/// Changes events on their way to the sinks, or turns them away: redaction, enrichment, sampling, limits.
///
/// A pipeline runs its processors in the order in which they were given, on the caller's thread, once per event and
/// before any sink. What a processor promises:
/// 1. `process` may run on many threads at once.
/// 2. It sees the event as the processors before it left it, and may change it through `event`.
/// 3. Its verdict says what follows: the event goes on, or is counted as filtered or as sampled out.
/// 4. When it throws, its own changes are undone, the failure is counted under its name, and the event goes on as if it
///    had not been there. One that must not be skipped, such as a redactor, turns the event away instead of throwing.
/// 5. It may log, also to the pipeline that it is part of; events nested too deep are turned away.
/// 6. Equal events get equal treatment, unless its documentation says what else it looks at (time, a count, a seed).
///
/// ```swift
/// struct UppercaseRegion: LogProcessor {
///     func process(_ event: inout LogEventEditor) throws(ProcessorError) -> ProcessorVerdict {
///         guard case .string(let region)? = event["region"] else { return .pass }
///         event.set("region", to: region.uppercased())
///         return .pass
///     }
/// }
/// ```
public protocol LogProcessor: Sendable {
    /// What counters, profiles and explanations call it; the type's name when it says nothing else.
    var name: String { get }

    func process(_ event: inout LogEventEditor) throws(ProcessorError) -> ProcessorVerdict

    /// What becomes of events of `level` from logs called `label`, in words, as far as these two decide it.
    func explain(label: String, level: LogLevel) -> StageExplanation
}

extension LogProcessor {
    public var name: String { String(describing: Self.self) }

    public func explain(label: String, level: LogLevel) -> StageExplanation {
        .passes("may change the event or turn it away")
    }
}

/// What follows for an event that a processor has seen.
public enum ProcessorVerdict: Sendable, Hashable {
    /// It goes on, with the changes that were made.
    case pass
    /// It ends here, counted as filtered.
    case filtered
    /// It ends here, counted as sampled out: others like it are kept.
    case sampledOut
}

/// Why a processor could not do its work, in a sentence.
public struct ProcessorError: Error, Hashable, CustomStringConvertible {
    public var description: String

    public init(_ description: String) {
        self.description = description
    }
}

/// What one station of a pipeline does with an event, as far as its level and label decide it.
public struct StageExplanation: Sendable, Hashable, CustomStringConvertible {
    /// Whether the event goes on; true when that depends on more than level and label.
    public var passes: Bool
    /// In words, such as "keeps 1 in 10".
    public var description: String

    private init(passes: Bool, _ description: String) {
        self.passes = passes
        self.description = description
    }

    public static func passes(_ description: String) -> StageExplanation {
        StageExplanation(passes: true, description)
    }

    public static func ends(_ description: String) -> StageExplanation {
        StageExplanation(passes: false, description)
    }
}
