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
        label = try reader.string("label", default: label)
        if let fields = try reader.object(ifPresent: "bound") {
            for key in fields.keys {
                bound.append((key, try fields.string(key)))
            }
        }
    }
}
