import Chiplog
import ChiplogBench

/// `logger`: the log that is driven.
struct LoggerSection {
    /// The names of `LogThreshold`.
    enum Level: String, CaseIterable {
        case trace, debug, info, notice, warning, error, critical, off
    }

    /// The pipeline's threshold; events are logged at level info.
    var threshold = LogThreshold.trace
    var label = "bench"
    /// String fields that are bound to the log.
    var bound: [(key: String, value: String)] = []

    init(_ reader: ScenarioReader?) throws(ScenarioError) {
        guard let reader else { return }
        let level = try reader.choice("level", of: Level.self, default: .trace)
        threshold = LogThreshold(name: level.rawValue) ?? .trace
        label = try reader.value(ifPresent: "label")?.line() ?? label
        guard let fields = try reader.object(ifPresent: "bound") else { return }
        for key in fields.keys {
            let value = try fields.value(key)
            try Self.check(key, at: value)
            bound.append((key, try value.string()))
        }
    }

    /// Keys that the event itself has, or that a format would change, could not be told apart when read back.
    private static func check(_ key: String, at value: ScenarioValue) throws(ScenarioError) {
        let plain = key.utf8.allSatisfy { byte in
            switch byte {
            case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"): true
            case UInt8(ascii: "0")...UInt8(ascii: "9"): true
            default: "_-.".utf8.contains(byte)
            }
        }
        guard plain, !key.isEmpty else {
            throw value.error("a bound field's key is made of letters, digits, \"_\", \"-\" and \".\"")
        }
        let taken = recordKeys + [EventIdentity.threadKey, EventIdentity.numberKey] + MixedEvent.keys
        guard !taken.contains(key) else {
            throw value.error("events have a \"\(key)\" of their own; bind the field under another key")
        }
    }

    /// What formatters write of every event; a field of such a name gets another one.
    private static let recordKeys = ["time", "level", "label", "message", "error", "source", "function"]
}
