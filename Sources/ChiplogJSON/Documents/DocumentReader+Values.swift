// One line for each kind of value, with and without a default: the conversions and their errors are `DocumentValue`'s.
extension DocumentReader {
    /// The string at `key`.
    public func string(_ key: String) throws(DocumentError) -> String {
        try value(key).string()
    }

    /// The string at `key`, or `fallback` when there is no such key.
    public func string(_ key: String, default fallback: String) throws(DocumentError) -> String {
        try value(ifPresent: key)?.string() ?? fallback
    }

    /// The boolean at `key`.
    public func bool(_ key: String) throws(DocumentError) -> Bool {
        try value(key).bool()
    }

    /// The boolean at `key`, or `fallback` when there is no such key.
    public func bool(_ key: String, default fallback: Bool) throws(DocumentError) -> Bool {
        try value(ifPresent: key)?.bool() ?? fallback
    }

    /// The integer at `key`, within `range`.
    public func integer(_ key: String, in range: ClosedRange<Int>) throws(DocumentError) -> Int {
        try value(key).integer(in: range)
    }

    /// The integer at `key`, within `range`, or `fallback` when there is no such key.
    public func integer(
        _ key: String, in range: ClosedRange<Int>, default fallback: Int
    ) throws(DocumentError) -> Int {
        try value(ifPresent: key)?.integer(in: range) ?? fallback
    }

    /// The number at `key`, within `range`.
    public func number(_ key: String, in range: ClosedRange<Double>) throws(DocumentError) -> Double {
        try value(key).number(in: range)
    }

    /// The number at `key`, within `range`, or `fallback` when there is no such key.
    public func number(
        _ key: String, in range: ClosedRange<Double>, default fallback: Double
    ) throws(DocumentError) -> Double {
        try value(ifPresent: key)?.number(in: range) ?? fallback
    }

    /// The size in bytes at `key`, within `range`; see ``DocumentValue/size(in:)``.
    public func size(_ key: String, in range: ClosedRange<Int> = 0...Int.max) throws(DocumentError) -> Int {
        try value(key).size(in: range)
    }

    /// The size in bytes at `key`, within `range`, or `fallback` when there is no such key.
    public func size(
        _ key: String, in range: ClosedRange<Int> = 0...Int.max, default fallback: Int
    ) throws(DocumentError) -> Int {
        try value(ifPresent: key)?.size(in: range) ?? fallback
    }

    /// The duration at `key`, within `range`; see ``DocumentValue/duration(in:)``.
    public func duration(
        _ key: String, in range: ClosedRange<Duration> = .zero ... .seconds(86_400)
    ) throws(DocumentError) -> Duration {
        try value(key).duration(in: range)
    }

    /// The duration at `key`, within `range`, or `fallback` when there is no such key.
    public func duration(
        _ key: String, in range: ClosedRange<Duration> = .zero ... .seconds(86_400), default fallback: Duration
    ) throws(DocumentError) -> Duration {
        try value(ifPresent: key)?.duration(in: range) ?? fallback
    }

    /// The choice at `key`, by raw value.
    public func choice<Choice>(_ key: String, of type: Choice.Type) throws(DocumentError) -> Choice
    where Choice: RawRepresentable<String> & CaseIterable {
        try value(key).choice(of: type)
    }

    /// The choice at `key`, by raw value, or `fallback` when there is no such key.
    public func choice<Choice>(
        _ key: String, of type: Choice.Type, default fallback: Choice
    ) throws(DocumentError) -> Choice
    where Choice: RawRepresentable<String> & CaseIterable {
        try value(ifPresent: key)?.choice(of: type) ?? fallback
    }

    /// The elements of the array at `key`.
    public func array(_ key: String) throws(DocumentError) -> [DocumentValue] {
        try value(key).array()
    }

    /// The elements of the array at `key`; none when there is no such key.
    public func array(ifPresent key: String) throws(DocumentError) -> [DocumentValue] {
        try value(ifPresent: key)?.array() ?? []
    }
}
