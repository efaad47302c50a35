public import Chiplog

/// One event as a capture kept it: all that was logged, as values.
public struct CapturedRecord: Sendable, Hashable {
    public var level: LogLevel
    public var message: String
    /// The fields of the task's context, the log's bound ones, then the call's, in order.
    public var fields: LogFields
    /// The error given as `error:`.
    public var error: LogErrorValue?
    /// The name of the log.
    public var label: String
    /// Where in the source the call stands.
    public var callSite: LogCallSite
    public var time: LogTimestamp
    /// The trace and span that it belongs to.
    public var trace: TraceContext?
    /// Whether it is the end of a span.
    public var isSpan: Bool
    /// The record's place among all that the capture was handed, dropped ones included; the first is 1.
    public var sequence: Int
    /// Whether something was too large for an event and has been cut or left out.
    public var isTruncated: Bool

    init(_ event: borrowing LogEvent, sequence: Int) {
        level = event.level
        message = event.message
        fields = event.fields
        error = event.error
        label = event.label
        callSite = event.callSite
        time = event.time
        trace = event.trace
        isSpan = event.isSpan
        self.sequence = sequence
        isTruncated = event.isTruncated
    }
}

extension CapturedRecord: CustomStringConvertible {
    /// One line: `error checkout: payment declined code=51 (Shop/Checkout.swift:88)`.
    public var description: String {
        let words = ["\(level.rawValue) \(escaped(label)):", escaped(message)] + pairs.map(\.text) + ["(\(callSite))"]
        return words.joined(separator: " ")
    }

    /// The error, where there is one, and the fields.
    var pairs: [FieldText] {
        let errorPair = error.map { [FieldText("error", .error($0))] } ?? []
        return errorPair + fields.map { FieldText($0.key.name, $0.value) }
    }

    private func escaped(_ text: String) -> String {
        LineBuffer.string { $0.append(escaping: text) }
    }
}
