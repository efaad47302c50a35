/// Fields in the order they were given: `["order": 42, "amount": 12.5, "currency": currency]`.
///
/// A literal takes any `LogFieldValue`, variables included. Written straight into a logging call it costs no
/// allocation. A key given twice is kept twice; readers and formatters take the last.
@frozen
public struct LogFields: Sendable, ExpressibleByDictionaryLiteral {
    public typealias Element = (key: LogKey, value: LogValue)

    @usableFromInline var elements: [(LogKey, any LogFieldValue)]

    @inlinable
    public init(dictionaryLiteral elements: (LogKey, any LogFieldValue)...) {
        self.elements = elements
    }

    public init(_ elements: some Sequence<(key: LogKey, value: LogValue)>) {
        self.elements = elements.map { ($0.key, $0.value) }
    }

    /// The value of the last field called `name`; setting replaces every field of that name, nil removes them.
    public subscript(name: String) -> LogValue? {
        get {
            elements.last { $0.0.name == name }.map { LogValue($0.1) }
        }
        set {
            let place = elements.firstIndex { $0.0.name == name }
            elements.removeAll { $0.0.name == name }
            if let newValue {
                elements.insert((LogKey(name), newValue), at: place ?? elements.endIndex)
            }
        }
    }
}

extension LogFields: RandomAccessCollection {
    public typealias Index = Int

    public var startIndex: Int { 0 }
    public var endIndex: Int { elements.count }

    public subscript(position: Int) -> (key: LogKey, value: LogValue) {
        let (key, value) = elements[position]
        return (key, LogValue(value))
    }
}

extension LogFields: Hashable, CustomStringConvertible {
    /// Each name's last value; what equality means.
    private var byName: [String: LogValue] {
        Dictionary(map { ($0.key.name, $0.value) }, uniquingKeysWith: { _, last in last })
    }

    public static func == (one: Self, other: Self) -> Bool {
        one.byName == other.byName
    }

    public func hash(into hasher: inout Hasher) {
        hasher.combine(byName)
    }

    /// As formatters write fields: `order=42 currency=EUR`.
    public var description: String {
        let pairs = withThreadBuffer { buffer in
            var encoder = LogFieldEncoder(buffer: buffer, depth: 0)
            encoder.append(contentsOf: self)
            return LineBuffer.string { $0.append(pairs: UnsafeRawBufferPointer(buffer: buffer)) }
        }
        return String((pairs ?? "").dropFirst())
    }
}
