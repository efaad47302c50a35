import Chiplog
import ChiplogCapture

/// Any event through its record: what a sink reads and what a capture copies is what was logged.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzz(_ start: UnsafePointer<UInt8>, _ count: Int) -> CInt {
    var input = FuzzInput(start, count)
    let logged = FuzzEvent(&input)
    let expected = Expected(logged)
    logged.log(to: ClosureSink { expected.check($0) })
    let capture = LogCapture()
    logged.log(to: capture)
    expected.check(capture.records)
    return 0
}

/// What an event must say.
private struct Expected: Sendable {
    let fields: LogFields
    let time: LogTimestamp
    let level: LogLevel
    let label: String
    let message: String
    let trace: TraceContext?
    let said: String?
    let causes: Int

    init(_ event: FuzzEvent) {
        fields = LogFields(event.bound.map { $0 } + event.fields.map { $0 })
        time = event.time
        level = event.level
        label = event.label
        message = event.message
        trace = event.trace
        said = event.error?.said
        causes = event.error?.causes ?? 0
    }

    func check(_ event: borrowing LogEvent) {
        found("another time", unless: event.time == time)
        found("another level", unless: event.level == level)
        found("another trace", unless: event.trace == trace)
        found("another call site", unless: event.callSite.line == 42)
        found("an error too many or too few", unless: (event.error == nil) == (said == nil))
        let read = event.fields
        guard !event.isTruncated else { return }
        found("another label", unless: event.label == label)
        found("another message", unless: event.message == message)
        found("another error", unless: event.error?.message == said && (event.error?.causes.count ?? 0) == causes)
        check(read)
        for (key, _) in fields {
            found("another \(key)", unless: event[key.name] == fields[key.name])
        }
    }

    func check(_ records: [CapturedRecord]) {
        found("\(records.count) records captured", unless: records.count == 1)
        guard let record = records.first, !record.isTruncated else { return }
        found("another message captured", unless: record.message == message && record.label == label)
        found("another error captured", unless: record.error?.message == said)
        check(record.fields)
    }

    private func check(_ read: LogFields) {
        found("other keys", unless: read.map(\.key) == fields.map(\.key))
        for (one, other) in zip(read, fields) {
            found("\(one.key) is \(one.value) instead of \(other.value)", unless: one.value == other.value)
        }
    }
}
