public import Chiplog
internal import ChiplogJSON

/// A `SampleProcessor`, as data; `ProcessorSettings` says how a file writes it.
public struct SampleSettings: Sendable, Hashable {
    /// Which events of many are kept.
    public enum Sampler: Sendable, Hashable {
        case every
        /// One that is not given a seed chooses differently in each process.
        case rate(Double, seed: UInt64? = nil)
        case traces(Double)
        case first(UInt32, thenEvery: UInt32, per: Duration)

        func makeSampler() -> any LogSampler {
            switch self {
            case .every: .every
            case .rate(let rate, let seed?): .rate(rate, seed: seed)
            case .rate(let rate, nil): .rate(rate)
            case .traces(let rate): .traces(rate)
            case .first(let first, let every, let interval): .first(first, thenEvery: every, per: interval)
            }
        }
    }

    /// Which events a sampler of their own decides about.
    public struct Rule: Sendable, Hashable {
        public var filter: LogFilter
        public var sampler: Sampler

        public init(_ filter: LogFilter, _ sampler: Sampler) {
            self.filter = filter
            self.sampler = sampler
        }
    }

    public var rules: [Rule] = []
    /// What decides where no rule matches.
    public var otherwise = Sampler.every
    /// Events that are kept whatever the samplers say.
    public var always = LogFilter.atLeast(.error)
    /// The name of a field in which kept events say how many they stand for.
    public var weight: String?

    public init() {}

    func makeProcessor() -> any LogProcessor {
        .sample(
            rules.map { SamplingRule($0.filter, $0.sampler.makeSampler()) }, otherwise: otherwise.makeSampler(),
            always: always, weight: weight)
    }
}

extension SampleSettings {
    init(_ reader: DocumentReader) throws(DocumentError) {
        otherwise = try Sampler(reader) ?? .every
        for element in try reader.array(ifPresent: "rules") {
            let rule = try element.object()
            let filter = try rule.value("filter").decoded(as: LogFilter.self)
            guard let sampler = try Sampler(rule) else {
                throw rule.error("missing a sampler: \"rate\", \"traces\" or \"first\"")
            }
            try rule.finish()
            rules.append(Rule(filter, sampler))
        }
        always = try reader.filter("always", default: always)
        weight = try reader.value(ifPresent: "weight")?.string()
    }
}

extension SampleSettings.Sampler {
    /// nil where the object names none.
    init?(_ reader: DocumentReader) throws(DocumentError) {
        let named = ["rate", "traces", "first"].filter { reader.has($0) }
        guard named.count <= 1 else {
            throw reader.error("expected one sampler, found \(named.map { "\"\($0)\"" }.joined(separator: " and "))")
        }
        switch named.first {
        case "rate":
            let seed = try reader.value(ifPresent: "seed")?.integer(in: 0...Int.max)
            self = .rate(try reader.number("rate", in: 0...1), seed: seed.map { UInt64($0) })
        case "traces":
            self = .traces(try reader.number("traces", in: 0...1))
        case "first":
            let counts = 0...Int(UInt32.max)
            self = .first(
                UInt32(clamping: try reader.integer("first", in: counts)),
                thenEvery: UInt32(clamping: try reader.integer("then-every", in: counts, default: 0)),
                per: try reader.duration("per", in: .milliseconds(1) ... .seconds(86_400)))
        default:
            return nil
        }
    }
}
