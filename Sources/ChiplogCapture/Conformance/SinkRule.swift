import Chiplog

/// One promise of `LogSink`, as a check that says in words what is wrong.
///
/// ```swift
/// @Test("my sink keeps its promises")
/// func promises() {
///     let violations = SinkRule.violations {
///         let sink = MySink()
///         return SinkSpecimen(sink, arrived: { NumberedEvents(lines: sink.bytes) })
///     }
///     #expect(violations == [])
/// }
/// ```
/// A sink is handed some ten thousands of small events by up to 200 threads, and is expected to lose none: one that drops
/// events when it is full is to be made with room for 8 MiB. Without `arrived` only its counters are checked.
public struct SinkRule: Sendable, CustomStringConvertible {
    /// Makes the sink that is asked about; each check begins with a new one.
    public typealias Make = @Sendable () throws -> SinkSpecimen

    /// The promise, as a sentence.
    public let description: String
    private let check: @Sendable (SinkSpecimen) throws -> [String]

    init(_ description: String, check: @escaping @Sendable (SinkSpecimen) throws -> [String]) {
        self.description = description
        self.check = check
    }

    /// The rules, in the order of the promises in `LogSink`'s documentation.
    public static let all: [SinkRule] = [
        .threads, .manyThreads, .shortThreads, .copies, .counts, .flushes, .limitedFlushes, .closes, .closesMeanwhile,
        .drains, .recovers, .wants,
    ]

    private static let mostOfEach = 5

    /// What the sink does against `rules`, at most five things for each; empty when it keeps them.
    public static func violations(of rules: [SinkRule] = all, by make: Make) -> [SinkViolation] {
        // Without the caller's context: a capture around this would take the events.
        LogContext().run {
            rules.flatMap { rule in
                rule.words(make).prefix(mostOfEach).map { SinkViolation(rule: rule.description, words: $0) }
            }
        }
    }

    private func words(_ make: Make) -> [String] {
        do {
            return try check(make())
        } catch {
            return ["it threw: \(error)"]
        }
    }
}

/// What a sink does against a rule.
public struct SinkViolation: Sendable, Hashable, CustomStringConvertible {
    /// The promise that is broken.
    public var rule: String
    /// What happened instead.
    public var words: String

    public var description: String { "not kept: \(rule); \(words)" }
}
