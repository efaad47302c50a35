public import Chiplog
internal import ChiplogJSON

/// A `RateLimitProcessor`, as data; `ProcessorSettings` says how a file writes it.
public struct RateLimitSettings: Sendable, Hashable {
    /// Events per interval.
    public var count: UInt32
    public var interval: Duration
    /// How many may come at once; nil is `count`.
    public var burst: UInt32?
    /// What has a limit of its own.
    public var scope = RateLimitProcessor.Scope.all
    /// Which events are limited.
    public var filter = LogFilter.everything

    public init(_ count: UInt32, per interval: Duration) {
        self.count = count
        self.interval = interval
    }

    func makeProcessor() -> any LogProcessor {
        .rateLimit(count, per: interval, burst: burst, by: scope, when: filter)
    }
}

extension RateLimitSettings {
    private enum Scope: String, CaseIterable {
        case all, label, message
    }

    init(_ reader: DocumentReader) throws(DocumentError) {
        let counts = 1...Int(UInt32.max)
        self.init(
            UInt32(clamping: try reader.integer("count", in: counts)),
            per: try reader.duration("per", in: .milliseconds(1) ... .seconds(86_400)))
        burst = try reader.value(ifPresent: "burst").map { (value) throws(DocumentError) in
            UInt32(clamping: try value.integer(in: counts))
        }
        scope =
            switch try reader.choice("by", of: Scope.self, default: .all) {
            case .all: .all
            case .label: .label
            case .message: .message
            }
        filter = try reader.filter("filter", default: filter)
    }
}
