public import Chiplog

/// One promise of `LogProcessor`, as a check that says in words what is wrong.
///
/// ```swift
/// @Test("my processor keeps its promises")
/// func promises() {
///     #expect(ProcessorRule.violations { MyProcessor() } == [])
/// }
/// ```
/// A processor is given some hundreds of hostile events, and many alike from several threads. One that draws lots is to be
/// made with the same seed each time.
public struct ProcessorRule: Sendable, CustomStringConvertible {
    /// Makes the processor that is asked about; each check begins with a new one.
    public typealias Make = @Sendable () -> any LogProcessor

    /// The promise, as a sentence.
    public let description: String
    private let check: @Sendable (Make) -> [String]

    init(_ description: String, check: @escaping @Sendable (Make) -> [String]) {
        self.description = description
        self.check = check
    }

    /// The rules, in the order of the promises in `LogProcessor`'s documentation. That a processor comes back from every
    /// event is the promise not to trap.
    public static let all: [ProcessorRule] = [.threads, .neverThrows, .repeatable, .named, .explained]

    private static let mostOfEach = 5

    /// What the processor does against `rules`, at most five things for each; empty when it keeps them.
    public static func violations(
        of rules: [ProcessorRule] = all, by make: @escaping Make
    ) -> [ProcessorViolation] {
        // Without the caller's context: a capture around this would take the events.
        LogContext().run {
            rules.flatMap { rule in
                rule.check(make).prefix(mostOfEach).map { ProcessorViolation(rule: rule.description, words: $0) }
            }
        }
    }
}

/// What a processor does against a rule.
public struct ProcessorViolation: Sendable, Hashable, CustomStringConvertible {
    /// The promise that is broken.
    public var rule: String
    /// What happened instead.
    public var words: String

    public var description: String { "not kept: \(rule); \(words)" }
}
