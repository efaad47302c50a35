/// How often something is expected: `3`, `.atLeast(2)`, `.atMost(1)`, `.in(1...3)`.
public struct LogCount: Sendable, Hashable, ExpressibleByIntegerLiteral {
    let range: ClosedRange<Int>

    private init(_ range: ClosedRange<Int>) {
        self.range = range
    }

    /// Exactly so often; a negative number is 0.
    public init(integerLiteral count: Int) {
        self = .exactly(count)
    }

    public static func exactly(_ count: Int) -> Self { Self(max(0, count)...max(0, count)) }
    public static func atLeast(_ count: Int) -> Self { Self(max(0, count)...Int.max) }
    public static func atMost(_ count: Int) -> Self { Self(0...max(0, count)) }
    public static func `in`(_ range: ClosedRange<Int>) -> Self { Self(range) }
}

extension LogCount: CustomStringConvertible {
    /// "exactly twice", "at least 3 times".
    public var description: String {
        switch (range.lowerBound, range.upperBound) {
        case (let low, let high) where low == high: low == 0 ? "never" : "exactly \(Self.times(low))"
        case (let low, .max): "at least \(Self.times(low))"
        case (0, let high): "at most \(Self.times(high))"
        case (let low, let high): "\(low) to \(high) times"
        }
    }

    /// "once", "twice", "3 times".
    static func times(_ count: Int) -> String {
        switch count {
        case 0: "never"
        case 1: "once"
        case 2: "twice"
        default: "\(count) times"
        }
    }
}
