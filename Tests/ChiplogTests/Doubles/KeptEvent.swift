import Chiplog

/// Everything that an event says, copied out of it.
struct KeptEvent: Sendable {
    var time: LogTimestamp
    var level: LogLevel
    var label: String
    var message: String
    var fields: LogFields
    var error: LogErrorValue?
    var callSite: LogCallSite
    var trace: TraceContext?
    var isSpan: Bool
    var isTruncated: Bool

    init(_ event: borrowing LogEvent) {
        time = event.time
        level = event.level
        label = event.label
        message = event.message
        fields = event.fields
        error = event.error
        callSite = event.callSite
        trace = event.trace
        isSpan = event.isSpan
        isTruncated = event.isTruncated
    }

    var keys: [String] { fields.map(\.key.name) }
    var values: [LogValue] { fields.map(\.value) }
}
