import Chiplog
import ChiplogBench

/// The limit that logging is measured against: the same lines, written by C made for these very events.
struct HandWrittenC: WorkloadReference {
    var name: String { "C" }

    func covers(_ scenario: Scenario) -> Bool {
        guard let settings = try? LoggingSettings(scenario), settings.isBare, settings.messages.charset.only == .ascii
        else {
            return false
        }
        let goesOut: [SinkSection.Kind] = [.null, .devNull, .file]
        guard goesOut.contains(settings.sink.kind) else { return false }
        return switch settings.format.kind {
        case .json: true
        case .text: settings.messages.fields == .none && settings.logger.bound.isEmpty
        case .logfmt: false
        }
    }

    func makeWorkload(_ request: WorkloadRequest) throws(WorkloadError) -> any Workload {
        try ReferenceWorkload(LoggingSettings(of: request.scenario), request)
    }
}
