/// A moment in UTC, in nanoseconds since 1970-01-01T00:00:00Z, leap seconds not counted.
///
/// Covers 1677-09-21 to 2262-04-11. Formatters write it as RFC 3339 with microseconds.
@frozen
public struct LogTimestamp: Sendable, Hashable, Comparable {
    public var nanosecondsSince1970: Int64

    @inlinable
    public init(nanosecondsSince1970: Int64) {
        self.nanosecondsSince1970 = nanosecondsSince1970
    }

    @inlinable
    public static func < (one: Self, other: Self) -> Bool {
        one.nanosecondsSince1970 < other.nanosecondsSince1970
    }
}

extension LogTimestamp: CustomStringConvertible {
    /// RFC 3339 in UTC with microseconds, such as "2026-11-21T07:12:55.123456Z".
    public var description: String {
        LineBuffer.string { $0.append(self) }
    }
}
