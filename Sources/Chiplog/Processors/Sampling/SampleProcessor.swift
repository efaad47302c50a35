/// Leaves out many of the events that come often; what it leaves out counts as sampled out.
///
/// ```swift
/// .sample(.rate(0.1))                                                       // one in ten, errors always
/// .sample([
///     SamplingRule(.message(.contains("health check")), .first(1, thenEvery: 0, per: .seconds(60))),
///     SamplingRule(.label("db"), .rate(0.01)),
/// ], otherwise: .traces(0.5), weight: "sample.weight")
/// ```
/// The first rule whose filter matches decides, with a sampler of its own; where none does, `otherwise`. Events that
/// `always` matches are kept before any sampler is asked.
public struct SampleProcessor: LogProcessor {
    private let rules: [SamplingRule]
    private let otherwise: any LogSampler
    private let always: LogFilter
    private let weight: String?

    /// - Parameters:
    ///   - rules: who decides about which events; the first that matches counts.
    ///   - otherwise: decides about events that no rule matches.
    ///   - always: events that are kept whatever the samplers say; errors and worse unless given.
    ///   - weight: the name of a field in which kept events say how many they stand for; not added where that is one.
    public init(
        _ rules: [SamplingRule] = [], otherwise: any LogSampler = .every, always: LogFilter = .atLeast(.error),
        weight: String? = nil
    ) {
        self.rules = rules
        self.otherwise = otherwise
        self.always = always
        self.weight = weight
    }

    public func process(_ event: inout LogEventEditor) throws(ProcessorError) -> ProcessorVerdict {
        guard !always.matches(event.event) else { return .pass }
        guard case .keep(let events) = decide(event.event) else { return .sampledOut }
        if let weight, events != 1 {
            event.append { $0[key: weight] = events }
        }
        return .pass
    }

    private func decide(_ event: borrowing LogEvent) -> SamplingDecision {
        // By hand: an array's iterator allocates in debug builds, where costs are tested.
        var index = 0
        while index < rules.count {
            if rules[index].filter.matches(event) { return rules[index].sampler.decide(event) }
            index += 1
        }
        return otherwise.decide(event)
    }

    public func explain(label: String, level: LogLevel) -> StageExplanation {
        if always.matches(label: label, level: level) == true { return .passes("always kept") }
        var possible: [String] = []
        for rule in rules {
            let matches = rule.filter.matches(label: label, level: level)
            if matches == false { continue }
            possible.append(
                "keeps \(rule.sampler.explanation)" + (matches == nil ? " where it matches \(rule.filter)" : ""))
            if matches == true { return .passes(possible.joined(separator: "; else ")) }
        }
        possible.append("keeps \(otherwise.explanation)")
        return .passes(possible.joined(separator: "; else "))
    }
}

/// Which events a sampler of their own decides about.
public struct SamplingRule: Sendable {
    public var filter: LogFilter
    public var sampler: any LogSampler

    public init(_ filter: LogFilter, _ sampler: any LogSampler) {
        self.filter = filter
        self.sampler = sampler
    }
}

extension LogProcessor where Self == SampleProcessor {
    /// Leaves out what `sampler` does not keep, errors excepted; see `SampleProcessor`.
    public static func sample(
        _ sampler: any LogSampler, always: LogFilter = .atLeast(.error), weight: String? = nil
    ) -> SampleProcessor {
        SampleProcessor(otherwise: sampler, always: always, weight: weight)
    }

    /// Leaves out what the first rule that matches does not keep; see `SampleProcessor`.
    public static func sample(
        _ rules: [SamplingRule], otherwise: any LogSampler = .every, always: LogFilter = .atLeast(.error),
        weight: String? = nil
    ) -> SampleProcessor {
        SampleProcessor(rules, otherwise: otherwise, always: always, weight: weight)
    }
}
