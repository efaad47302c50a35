/// Names and values that travel with a request through all services (W3C Baggage).
///
/// Whoever receives the request reads them: nothing secret belongs here, and what comes from outside is not to be trusted.
public struct Baggage: Sendable, Hashable {
    /// One name with its value.
    public struct Entry: Sendable, Hashable {
        public let key: String
        /// Any text; percent-encoded in the header.
        public let value: String
        public let properties: [Property]
    }

    /// What is said about an entry; its meaning is up to those who agreed on it, and so is any encoding of its value.
    public struct Property: Sendable, Hashable {
        public let key: String
        public let value: String?

        /// - Parameters:
        ///   - key: a token of RFC 9110, section 5.6.2: letters, digits, the grave accent and `!#$%&'*+-.^_|~`.
        ///   - value: printable ASCII without space, quotation mark, comma, semicolon and backslash.
        public init(_ key: String, _ value: String? = nil) throws(BaggageError) {
            guard HeaderList.isToken(key.utf8) else { throw .invalidKey(key) }
            guard value?.utf8.allSatisfy(Baggage.isValueByte) ?? true else {
                throw .invalidProperty(value ?? "", key: key)
            }
            self.init(unchecked: key, value)
        }

        init(unchecked key: String, _ value: String?) {
            self.key = key
            self.value = value
        }
    }

    /// In the order in which they are sent. A key that was received twice is here twice; its last value counts.
    public internal(set) var entries: [Entry] = []

    /// Baggage without entries.
    public init() {}

    public var isEmpty: Bool { entries.isEmpty }

    /// The last value that `key` has.
    public subscript(key: String) -> String? {
        entries.last { $0.key == key }?.value
    }

    /// Gives `key` a value, in the place where it was or at the end.
    ///
    /// - Parameters:
    ///   - key: a token of RFC 9110, section 5.6.2: letters, digits, the grave accent and `!#$%&'*+-.^_|~`.
    ///   - value: any text.
    ///   - properties: what is said about the entry.
    public mutating func set(
        _ key: String, to value: String, properties: [Property] = []
    ) throws(BaggageError) {
        guard HeaderList.isToken(key.utf8) else { throw .invalidKey(key) }
        let place = entries.firstIndex { $0.key == key } ?? entries.endIndex
        remove(key)
        entries.insert(Entry(key: key, value: value, properties: properties), at: place)
    }

    /// Takes `key` away.
    public mutating func remove(_ key: String) {
        entries.removeAll { $0.key == key }
    }
}

/// Why baggage was not changed.
public enum BaggageError: Error, Hashable, CustomStringConvertible {
    case invalidKey(String)
    case invalidProperty(String, key: String)

    public var description: String {
        switch self {
        case .invalidKey(let key):
            "baggage: \(key.debugDescription) is no key; it takes letters, digits and !#$%&'*+-.^_`|~"
        case .invalidProperty(let value, let key):
            "baggage: \(value.debugDescription) is no value for property \(key); it takes printable ASCII characters"
                + " without space, quotation mark, comma, semicolon and backslash"
        }
    }
}
