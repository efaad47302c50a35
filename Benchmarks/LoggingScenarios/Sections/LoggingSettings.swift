import ChiplogBench

/// What a scenario says about logging: all of its sections, checked.
struct LoggingSettings {
    static let sections = ["logger", "messages", "format", "sink", "async"]

    var logger: LoggerSection
    var messages: MessagesSection
    var format: FormatSection
    var sink: SinkSection
    var queue: AsyncSection

    init(_ scenario: Scenario) throws(ScenarioError) {
        let reader = scenario.reader()
        logger = try LoggerSection(reader.object(ifPresent: "logger"))
        messages = try MessagesSection(reader.object(ifPresent: "messages"))
        format = try FormatSection(reader.object(ifPresent: "format", shorthand: "kind"))
        sink = try SinkSection(reader.object(ifPresent: "sink", shorthand: "kind"))
        queue = try AsyncSection(reader.object(ifPresent: "async", shorthand: "policy"))
        try reader.finish()
    }
}

extension LoggingSettings {
    /// The settings of a workload that was asked for.
    init(of request: WorkloadRequest) throws(WorkloadError) {
        do throws(ScenarioError) {
            self = try LoggingSettings(request.scenario)
        } catch {
            throw WorkloadError(error.description)
        }
    }
}
