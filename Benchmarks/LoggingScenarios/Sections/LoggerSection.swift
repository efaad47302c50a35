import Chiplog
import ChiplogBench

/// `logger`: the log that is driven, and the context it is driven in.
struct LoggerSection {
    /// The names of `LogThreshold`.
    enum Level: String, CaseIterable {
        case trace, debug, info, notice, warning, error, critical, off
    }

    /// What the callers' tasks have bound.
    struct Context: Equatable {
        /// String fields of every event.
        var fields: [BoundText] = []
        /// Whether events belong to a trace, whose ids are then written.
        var hasTrace = false
    }

    /// The pipeline's threshold.
    var threshold = LogThreshold.trace
    var label = "bench"
    /// String fields that are bound to the log.
    var bound: [BoundText] = []
    /// What is bound by `LogContext`; nil for nothing.
    var context: Context?

    init(_ reader: ScenarioReader?) throws(ScenarioError) {
        guard let reader else { return }
        let level = try reader.choice("level", of: Level.self, default: .trace)
        threshold = LogThreshold(name: level.rawValue) ?? .trace
        label = try reader.value(ifPresent: "label")?.line() ?? label
        bound = try BoundText.list(reader.object(ifPresent: "bound"))
        if let section = try reader.object(ifPresent: "context") {
            let fields = try BoundText.list(section.object(ifPresent: "fields"))
            context = Context(fields: fields, hasTrace: try section.bool("trace", default: false))
            if let twice = fields.first(where: { field in bound.contains { $0.key == field.key } }) {
                throw section.error("\"\(twice.key)\" is bound to the log already")
            }
        }
    }
}
