import ChiplogBench

/// What a scenario says about logging: all of its sections, checked.
struct LoggingSettings {
    static let sections = ["logger", "messages", "format", "processors", "sampling", "sink", "async"]

    var logger: LoggerSection
    var messages: MessagesSection
    var format: FormatSection
    var processors: [ProcessorStep]
    /// Nil where every event is kept.
    var sampling: SamplingSection?
    var sink: SinkSection
    var queue: AsyncSection

    init(_ scenario: Scenario) throws(ScenarioError) {
        let reader = scenario.reader()
        logger = try LoggerSection(reader.object(ifPresent: "logger"))
        messages = try MessagesSection(reader.object(ifPresent: "messages"))
        format = try FormatSection(reader.object(ifPresent: "format", shorthand: "kind"))
        processors = try ProcessorStep.list(reader.value(ifPresent: "processors"))
        sampling = try SamplingSection(reader.object(ifPresent: "sampling"))
        sink = try SinkSection(reader.object(ifPresent: "sink", shorthand: "kind"))
        queue = try AsyncSection(reader.object(ifPresent: "async", shorthand: "policy"))
        try reader.finish()
    }
}

extension LoggingSettings {
    /// Whether events of level info go straight to the sink, as any logger's do.
    var isBare: Bool {
        queue.policy == .none && queue.batch == nil && processors.isEmpty && sampling == nil && logger.context == nil
            && messages.levels.only == .info && messages.madeUpFields == nil
    }

    /// The settings of a scenario whose workload was asked for.
    init(of scenario: Scenario) throws(WorkloadError) {
        do throws(ScenarioError) {
            try self.init(scenario)
        } catch {
            throw WorkloadError(error.description)
        }
    }
}
