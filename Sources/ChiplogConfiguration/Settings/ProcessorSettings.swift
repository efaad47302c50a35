public import Chiplog
internal import ChiplogJSON

/// A processor, as data.
///
/// In a file an object:
///
/// | kind | keys beside `kind` |
/// | --- | --- |
/// | `redact` | `keys`: names of fields whose values are masked, the usual ones unless given; `key-patterns`: the same with `*` and `?`; `values`: names of `SecretPattern`s, all of them unless given; `mask`: "stars", `{"fixed": TEXT}` or `{"hash": KEY}` with 32 hexadecimal digits |
/// | `enrich` | `fields`: an object of names and values |
/// | `rename` | `names`: an object of old and new names |
/// | `keep`, `drop` | `filter`: which events, see `LogFilter` |
/// | `sample` | a sampler (below); `rules`: an array of objects of `filter` and a sampler, the first that matches decides; `always`: a filter of events that are kept anyway, those of level error and above unless given; `weight`: the field that says how many events a kept one stands for |
/// | `rate-limit` | `count`; `per`: a duration such as "1s"; `burst`: how many at once, `count` unless given; `by`: "all", "label" or "message"; `filter`: which events are limited |
///
/// A sampler is one of `"rate": 0.1`, with `"seed"` for the same choice each time; `"traces": 0.1`, all events of a trace
/// or none; `"first": 10, "then-every": 100, "per": "1s"`.
public enum ProcessorSettings: Sendable, Equatable {
    case redact(RedactSettings)
    case enrich(LogFields)
    case rename([Rename])
    case keep(LogFilter)
    case drop(LogFilter)
    case sample(SampleSettings)
    case rateLimit(RateLimitSettings)

    /// An old and a new name of a field.
    public struct Rename: Sendable, Hashable {
        public var old: String
        public var new: String

        public init(_ old: String, to new: String) {
            self.old = old
            self.new = new
        }
    }

    /// The processors, in order.
    public func makeProcessors() -> [any LogProcessor] {
        switch self {
        case .redact(let settings): [settings.makeProcessor()]
        case .enrich(let fields): [.enrich(fields)]
        case .rename(let names): names.map { .rename(KeyValuePairs(dictionaryLiteral: ($0.old, $0.new))) }
        case .keep(let filter): [.keep(filter)]
        case .drop(let filter): [.drop(filter)]
        case .sample(let settings): [settings.makeProcessor()]
        case .rateLimit(let settings): [settings.makeProcessor()]
        }
    }
}

extension ProcessorSettings {
    private enum Kind: String, CaseIterable {
        case redact, enrich, rename, keep, drop, sample
        case rateLimit = "rate-limit"
    }

    init(_ value: DocumentValue) throws(DocumentError) {
        let reader = try value.object()
        self =
            switch try reader.choice("kind", of: Kind.self) {
            case .redact: .redact(try RedactSettings(reader))
            case .enrich: .enrich(try LogFields(reader.value("fields")))
            case .rename: .rename(try Self.names(reader.object(at: "names")))
            case .keep: .keep(try reader.value("filter").decoded(as: LogFilter.self))
            case .drop: .drop(try reader.value("filter").decoded(as: LogFilter.self))
            case .sample: .sample(try SampleSettings(reader))
            case .rateLimit: .rateLimit(try RateLimitSettings(reader))
            }
        try reader.finish()
    }

    private static func names(_ reader: DocumentReader) throws(DocumentError) -> [Rename] {
        var names: [Rename] = []
        for key in reader.keys {
            names.append(Rename(key, to: try reader.string(key)))
        }
        return names
    }
}
