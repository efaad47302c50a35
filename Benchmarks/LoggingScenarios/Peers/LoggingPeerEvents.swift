import Chiplog
import ChiplogBench

/// The scenarios' events for loggers of other languages: as JSON, and read back from whatever lines they make of them.
struct LoggingPeerEvents: PeerEvents {
    func covers(_ scenario: Scenario) -> Bool {
        guard let settings = try? LoggingSettings(scenario) else { return false }
        // As the drivers do it: text of a message, JSON of one with fields, through a buffer like theirs.
        let format: FormatSection.Kind = settings.messages.fields == .none ? .text : .json
        return scenario.load.threads == 1 && settings.isBare && settings.sink.kind == .file
            && settings.sink.buffer == SinkSection.defaultBuffer && settings.format.kind == format
            && settings.messages.fields != .three
    }

    func settings(of scenario: Scenario) throws(WorkloadError) -> [JSON.Member] {
        let settings = try LoggingSettings(of: scenario)
        return [
            JSON.Member("label", .string(settings.logger.label)),
            JSON.Member("level", .string(settings.isOn ? "info" : "off")),
            JSON.Member("sink", "file"),
            JSON.Member("bound", .array(settings.logger.bound.map { [.string($0.key), .string($0.value)] })),
        ]
    }

    func events(of scenario: Scenario, seed: UInt64) throws(WorkloadError) -> [JSON] {
        EventPool(try LoggingSettings(of: scenario).messages, seed: seed).entries.map(\.told)
    }

    func delivery(
        of output: PeerOutput, _ scenario: Scenario, seed: UInt64
    ) throws(WorkloadError) -> Delivery {
        let settings = try LoggingSettings(of: scenario)
        let accepted = settings.isOn ? output.sent : 0
        var delivery = Delivery(
            attempted: output.sent, filtered: output.sent - accepted, accepted: accepted, dropped: output.dropped,
            verifiedBy: "file-scan")
        var tally = DeliveryTally(sent: [output.sent])
        let lines = PeerLineReader(output.lines, EventPool(settings.messages, seed: seed))
        try OutputFile(path: output.path).visitLines { line in
            if let number = line.flatMap(lines.number) {
                tally.found(EventIdentity(thread: 0, number: number))
            } else {
                tally.foundTorn()
            }
        }
        delivery.take(tally)
        delivery.missingUnaccounted = accepted - min(accepted, delivery.delivered + output.dropped)
        return delivery
    }
}

extension LoggingSettings {
    /// Whether events of level info are written.
    fileprivate var isOn: Bool { logger.threshold.allows(.info) }
}
