import Chiplog
import ChiplogBench

extension ProcessorStep {
    /// Reads the array of processors, in their order.
    static func list(_ value: ScenarioValue?) throws(ScenarioError) -> [ProcessorStep] {
        guard let value else { return [] }
        var steps: [ProcessorStep] = []
        for element in try value.array() {
            let reader = try element.object()
            steps.append(try ProcessorStep(reader))
            try reader.finish()
        }
        return steps
    }

    private init(_ reader: ScenarioReader) throws(ScenarioError) {
        switch try reader.choice("kind", of: Kind.self) {
        case .enrich: self = .enrich(try BoundText.list(reader.object(at: "fields")))
        case .rename: self = .rename(try Self.names(reader.object(at: "names")))
        case .redact: self = .redact(keys: try Self.keys(reader), values: try Self.patterns(reader))
        case .drop:
            self = .drop(
                level: reader.has("level") ? try reader.choice("level", of: MessagesSection.Level.self).level : nil,
                message: reader.has("message") ? try reader.string("message") : nil)
            if case .drop(nil, nil) = self { throw reader.error("expected \"level\", \"message\" or both") }
        case .rateLimit:
            let burst = reader.value(ifPresent: "burst")
            self = .rateLimit(
                count: UInt32(try reader.integer("count", in: 1...1_000_000_000)),
                per: try reader.duration("per", in: .milliseconds(1) ... .seconds(3_600), default: .seconds(1)),
                burst: try burst.map { (burst) throws(ScenarioError) in
                    UInt32(try burst.integer(in: 1...1_000_000_000))
                })
        }
    }

    /// Old names and new ones; who an event is must stay where a verifier looks for it.
    private static func names(_ reader: ScenarioReader) throws(ScenarioError) -> [(old: String, new: String)] {
        var names: [(old: String, new: String)] = []
        for old in reader.keys {
            let value = try reader.value(old)
            guard old != EventIdentity.threadKey, old != EventIdentity.numberKey else {
                throw value.error("\"\(old)\" says which event it is, and must keep its name")
            }
            let new = try value.string()
            try BoundText.check(new, at: value)
            guard !names.contains(where: { $0.new == new || $0.new == old }) else {
                throw value.error("two fields would be called the same")
            }
            names.append((old, new))
        }
        return names
    }

    private static func keys(_ reader: ScenarioReader) throws(ScenarioError) -> [String] {
        var keys: [String] = []
        for value in try reader.array(ifPresent: "keys") {
            let key = try value.string()
            let identity = [EventIdentity.threadKey, EventIdentity.numberKey]
            guard !identity.contains(key) else {
                throw value.error("\"\(key)\" says which event it is, and must not be masked")
            }
            guard key != "id", key != "coupon" else {
                throw value.error("\"\(key)\" stands within a field of mixed events; mask the field \"cart\"")
            }
            keys.append(key)
        }
        return keys
    }

    /// Kinds of secrets of which made-up events have none: what is looked for and not found. Whole numbers are drawn by
    /// chance, and some of them would be a card's.
    private static func patterns(_ reader: ScenarioReader) throws(ScenarioError) -> [SecretPattern] {
        let allowed = SecretPattern.all.filter { $0 != .card }
        var patterns: [SecretPattern] = []
        for value in try reader.array(ifPresent: "values") {
            let name = try value.string()
            guard let pattern = allowed.first(where: { $0.name == name }) else {
                let names = allowed.map(\.name)
                let list = names.map { "\"\($0)\"" }.joined(separator: ", ")
                throw value.error(
                    "expected one of \(list), found \(JSON.string(name).text())",
                    suggestion: nearestName(to: name, in: names))
            }
            patterns.append(pattern)
        }
        return patterns
    }
}
