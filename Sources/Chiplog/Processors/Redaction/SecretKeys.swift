/// The keys whose values are secret, whatever the values look like.
struct SecretKeys: Sendable {
    /// In lower case, without hyphens and underscores.
    private let names: [[UInt8]]
    private let patterns: [WildcardPattern]

    init(names: [String], patterns: [String]) {
        self.names = names.map { name in name.utf8.filter { !$0.isWordSeparator }.map(\.asciiLowercased) }
        self.patterns = patterns.map { WildcardPattern($0, ignoringCase: true) }
    }

    var isEmpty: Bool { names.isEmpty && patterns.isEmpty }
    var count: Int { names.count + patterns.count }

    /// Whether the field `key` is one of them; allocates nothing.
    func contain(_ key: UnsafeRawBufferPointer) -> Bool {
        guard !key.isEmpty else { return false }
        var index = 0
        while index < names.count {
            if Self.isSame(key, names[index]) { return true }
            index += 1
        }
        index = 0
        while index < patterns.count {
            if patterns[index].matches(key) { return true }
            index += 1
        }
        return false
    }

    /// Whether `key`, or its part behind the last dot that fits, is `name`: compared from behind.
    private static func isSame(_ key: UnsafeRawBufferPointer, _ name: [UInt8]) -> Bool {
        guard !name.isEmpty else { return false }
        var place = key.count
        var index = name.count
        while index > 0 {
            guard place > 0 else { return false }
            place -= 1
            if key[place].isWordSeparator { continue }
            index -= 1
            guard key[place].asciiLowercased == name[index] else { return false }
        }
        while place > 0 && key[place - 1].isWordSeparator {
            place -= 1
        }
        return place == 0 || key[place - 1] == UInt8(ascii: ".")
    }
}

extension UInt8 {
    /// What stands between the words of a key, in one style or another.
    fileprivate var isWordSeparator: Bool { self == UInt8(ascii: "-") || self == UInt8(ascii: "_") }
}
