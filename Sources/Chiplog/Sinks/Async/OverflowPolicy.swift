/// What happens to an event when the queue is full.
public enum OverflowPolicy: Sendable, Hashable {
    /// The caller waits for room. Nothing is lost.
    case block
    /// The event that comes is lost.
    case dropNewest
    /// The events that have waited longest are lost to make room, whatever their level.
    case dropOldest
    /// The event that comes is lost when it is below the level, and waits for room when it is not: what matters is never
    /// lost before what does not.
    case dropBelow(LogLevel)
}

extension OverflowPolicy: CaseIterable {
    /// Every policy, with each level that one can have.
    public static var allCases: [Self] {
        [.block, .dropNewest, .dropOldest] + LogLevel.allCases.map { .dropBelow($0) }
    }
}

extension OverflowPolicy: RawRepresentable {
    /// The name used in configurations and reports: "block", "drop-newest", "drop-oldest", "drop-below-warning".
    public var rawValue: String {
        switch self {
        case .block: "block"
        case .dropNewest: "drop-newest"
        case .dropOldest: "drop-oldest"
        case .dropBelow(let level): "drop-below-\(level.rawValue)"
        }
    }

    public init?(rawValue: String) {
        guard let policy = Self.allCases.first(where: { $0.rawValue == rawValue }) else { return nil }
        self = policy
    }
}
