public import Chiplog

/// One promise of `LogFormatter`, as a check that says in words what is wrong.
///
/// ```swift
/// @Test("my format keeps its promises")
/// func promises() {
///     #expect(FormatterRule.violations(by: MyFormatter()) == [])
/// }
/// ```
/// A formatter is given some hundreds of events made to break it: text of every hostile kind in every place, values at
/// their limits, values nested deeper than deep or against the rules; and all of that again as it is on a terminal.
public struct FormatterRule: Sendable, CustomStringConvertible {
    /// The promise, as a sentence.
    public let description: String
    private let check: @Sendable (FormattedSpecimen) -> String?

    init(_ description: String, check: @escaping @Sendable (FormattedSpecimen) -> String?) {
        self.description = description
        self.check = check
    }

    /// The rules, in the order of the promises in `LogFormatter`'s documentation. That a formatter comes back from every
    /// event is the promise not to trap.
    public static let all: [FormatterRule] = [
        .appendsOnly, .validUTF8, .noLineEnds, .noControlCharacters, .indentedRows, .closedColours, .repeatable,
    ]

    private static let mostOfEach = 5

    /// What the formatter does against `rules`, at most five things for each; empty when it keeps them.
    public static func violations(
        by formatter: any LogFormatter, of rules: [FormatterRule] = all
    ) -> [FormatterViolation] {
        let terminal = formatter.fitted(to: OutputDevice(takesColour: true, columns: 60))
        // Without the caller's context: a capture around this would take the events.
        let specimens = LogContext().run {
            FormattedSpecimen.all(by: formatter) + FormattedSpecimen.all(by: terminal)
        }
        return rules.flatMap { rule in
            let found = specimens.lazy.compactMap { specimen in
                rule.check(specimen).map { FormatterViolation(rule: rule.description, event: specimen.name, words: $0) }
            }
            return Array(found.prefix(mostOfEach))
        }
    }
}

/// What a formatter does against a rule.
public struct FormatterViolation: Sendable, Hashable, CustomStringConvertible {
    /// The promise that is broken.
    public var rule: String
    /// What is special about the event.
    public var event: String
    /// What is wrong with its line.
    public var words: String

    public var description: String { "not kept: \(rule); \(event): \(words)" }
}
