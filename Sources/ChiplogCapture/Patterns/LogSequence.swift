/// Several records that are expected one behind the other: `LogPattern("sent").then("received").then("closed")`, or an
/// array literal of patterns.
public struct LogSequence: Sendable, Hashable, ExpressibleByArrayLiteral {
    public var patterns: [LogPattern]

    public init(_ patterns: [LogPattern]) {
        self.patterns = patterns
    }

    public init(arrayLiteral patterns: LogPattern...) {
        self.patterns = patterns
    }

    /// The same with `next` behind it.
    public func then(_ next: LogPattern) -> LogSequence {
        LogSequence(patterns + [next])
    }
}
