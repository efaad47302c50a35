/// What tracing systems send along with a trace for themselves: an ordered list of at most 32 opaque values, the one that
/// changed last first (W3C Trace Context, "tracestate").
///
/// A key has at most 256 of a–z, 0–9, `_-*/` and begins with a letter or a digit. It may have the form `tenant@system`,
/// with at most 241 and 14 characters, the system beginning with a letter. A value has at most 256 printable ASCII
/// characters without comma and equals sign, the last no space.
public struct TraceState: Sendable, Hashable {
    /// One system's entry.
    public struct Member: Sendable, Hashable {
        public let key: String
        public let value: String
    }

    /// In the order in which they are sent; no key comes twice.
    public internal(set) var members: [Member] = []

    /// A state without members.
    public init() {}

    public var isEmpty: Bool { members.isEmpty }

    /// The value that `key` has.
    public subscript(key: String) -> String? {
        members.first { $0.key == key }?.value
    }

    /// Gives `key` a value and moves it to the front. A 33rd member pushes the last one out.
    public mutating func update(_ key: String, to value: String) throws(TraceStateError) {
        guard Self.isKey(key.utf8) else { throw .invalidKey(key) }
        guard Self.isValue(value.utf8) else { throw .invalidValue(value, key: key) }
        remove(key)
        members.insert(Member(key: key, value: value), at: 0)
        members.removeLast(max(0, members.count - Self.mostMembers))
    }

    /// Takes `key` away. Others' entries should be left to them.
    public mutating func remove(_ key: String) {
        members.removeAll { $0.key == key }
    }

    static let mostMembers = 32
}

/// Why a trace state was not changed.
public enum TraceStateError: Error, Hashable, CustomStringConvertible {
    case invalidKey(String)
    case invalidValue(String, key: String)

    public var description: String {
        switch self {
        case .invalidKey(let key):
            "trace state: \(key.debugDescription) is no key; it takes 1 to 256 of a-z 0-9 _ - * /, a letter or digit first,"
                + " or the form tenant@system"
        case .invalidValue(let value, let key):
            "trace state: \(value.debugDescription) is no value for \(key); it takes 1 to 256 printable ASCII characters"
                + " without comma and equals sign, the last no space"
        }
    }
}
