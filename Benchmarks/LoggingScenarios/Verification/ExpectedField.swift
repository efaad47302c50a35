import ChiplogBench

/// A field as a reader must find it, as JSON and as pairs of dotted keys and unquoted values.
struct ExpectedField: Equatable {
    private(set) var key: String
    private(set) var json: JSON
    private(set) var pairs: [Pair]

    init(_ key: String, _ json: JSON, _ pairs: [Pair]) {
        self.key = key
        self.json = json
        self.pairs = pairs
    }

    /// A field of one value.
    init(_ key: String, _ json: JSON, text: String) {
        self.init(key, json, [Pair(key, text)])
    }

    init(_ bound: BoundText) {
        self.init(bound.key, .string(bound.value), text: bound.value)
    }

    var member: JSON.Member { JSON.Member(key, json) }

    mutating func rename(to new: String) {
        pairs = pairs.map { Pair(new + $0.key.dropFirst(key.count), $0.value) }
        key = new
    }

    mutating func mask() {
        json = "***"
        pairs = [Pair(key, "***")]
    }

    /// Whether a redactor of `names` means it: upper and lower case, `-` and `_` make no difference, and a name stands for
    /// itself and for whatever ends in it behind a dot.
    func isCalled(oneOf names: [String]) -> Bool {
        let key = Self.plain(key)
        return names.map(Self.plain).contains { key == $0 || key.hasSuffix(".\($0)") }
    }

    private static func plain(_ name: String) -> String {
        name.lowercased().filter { $0 != "-" && $0 != "_" }
    }
}
