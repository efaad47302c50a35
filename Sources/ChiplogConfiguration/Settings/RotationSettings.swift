public import Chiplog
internal import ChiplogJSON

/// What a `RotatingFileSink` does beyond a file, as data; `SinkSettings` says how a file writes it.
public struct RotationSettings: Sendable, Hashable {
    /// Bytes that a file may have; nil for no limit.
    public var maxSize: Int? = 100 << 20
    /// After which time a file is too old; nil for no limit.
    public var interval: RotationInterval?
    /// How many rotated files are kept; nil keeps all.
    public var keep: Int? = 5
    /// Whether SIGHUP makes the sink open its file anew.
    public var reopensOnHangup = false

    public init() {}
}

extension RotationSettings {
    init(_ reader: DocumentReader) throws(DocumentError) {
        self.init()
        if let size = reader.value(ifPresent: "max-size") {
            maxSize = size.json.isNull ? nil : try size.size(in: 1...Int.max)
        }
        if let interval = reader.value(ifPresent: "every") {
            self.interval = try Self.interval(interval)
        }
        if let keep = reader.value(ifPresent: "keep") {
            self.keep = keep.json.isNull ? nil : try keep.integer(in: 0...1_000_000)
        }
        reopensOnHangup = try reader.bool("reopen-on-hangup", default: reopensOnHangup)
    }

    private static func interval(_ value: DocumentValue) throws(DocumentError) -> RotationInterval {
        switch value.json.string {
        case "hour": return .hour
        case "day": return .day
        default:
            let duration = try value.duration(in: .seconds(60) ... .seconds(86_400))
            guard duration.components.seconds.isMultiple(of: 60), duration.components.attoseconds == 0 else {
                throw value.error("expected \"hour\", \"day\" or whole minutes such as \"15min\"")
            }
            return .minutes(Int(duration.components.seconds / 60))
        }
    }
}
