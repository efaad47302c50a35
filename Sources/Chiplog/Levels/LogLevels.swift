/// From which level on events are taken, by label: a default, and rules for parts of the tree of labels.
///
/// ```swift
/// pipeline.levels = LogLevels(.info, ["db": .debug, "db.pool": .off])
/// pipeline.levels = try LogLevels(parsing: "info,db=debug,db.pool=off")
/// ```
/// Of the rules that cover a label the one with the longest prefix decides; see `LabelPrefix`.
public struct LogLevels: Sendable, Hashable {
    /// A threshold for one part of the tree of labels.
    struct Rule: Sendable, Hashable {
        var prefix: LabelPrefix
        var threshold: LogThreshold
    }

    /// The threshold of labels that no rule covers.
    public var `default`: LogThreshold

    /// Longest prefix first, so that the first one that covers a label decides; equal lengths by their bytes, so that
    /// equal rules are in equal order.
    private(set) var rules: [Rule] = []

    /// - Parameters:
    ///   - default: the threshold of labels that no rule covers.
    ///   - rules: thresholds by prefix; of two for the same prefix the later one counts.
    public init(_ default: LogThreshold = .info, _ rules: KeyValuePairs<LabelPrefix, LogThreshold> = [:]) {
        self.default = `default`
        for (prefix, threshold) in rules {
            self[prefix] = threshold
        }
    }

    /// The rule for exactly this prefix; nil where there is none, and removes it.
    public subscript(prefix: LabelPrefix) -> LogThreshold? {
        get { rules.first { $0.prefix == prefix }?.threshold }
        set {
            rules.removeAll { $0.prefix == prefix }
            guard let newValue else { return }
            let rule = Rule(prefix: prefix, threshold: newValue)
            rules.insert(rule, at: rules.firstIndex { Self.decides(rule, before: $0) } ?? rules.endIndex)
        }
    }

    /// The prefixes that have a rule, in alphabetical order.
    public var prefixes: [LabelPrefix] {
        rules.map(\.prefix).sorted { $0.bytes.lexicographicallyPrecedes($1.bytes) }
    }

    /// From which level on events of a log called `label` are taken. Takes time in the number of rules; allocates nothing.
    public func threshold(for label: String) -> LogThreshold {
        deciding(label)?.threshold ?? `default`
    }

    /// The prefix whose rule decides about logs called `label`; nil where the default does.
    public func prefix(for label: String) -> LabelPrefix? {
        deciding(label)?.prefix
    }

    private func deciding(_ label: String) -> Rule? {
        // By hand: an iterator allocates in debug builds, where costs are tested.
        var index = 0
        while index < rules.count {
            if rules[index].prefix.covers(label) { return rules[index] }
            index += 1
        }
        return nil
    }

    /// The lowest threshold that any label may have.
    public var lowest: LogThreshold {
        rules.reduce(`default`) { $0.severity <= $1.threshold.severity ? $0 : $1.threshold }
    }

    private static func decides(_ one: Rule, before other: Rule) -> Bool {
        let (one, other) = (one.prefix.bytes, other.prefix.bytes)
        return one.count == other.count ? one.lexicographicallyPrecedes(other) : one.count > other.count
    }
}

extension LogLevels: CustomStringConvertible {
    /// What `init(parsing:)` reads, the default first: "info,db=debug,db.pool=off".
    public var description: String {
        prefixes.reduce(into: `default`.description) { text, prefix in
            text += ",\(prefix)=\(self[prefix] ?? `default`)"
        }
    }
}
