public import Chiplog

/// One event as a capture kept it: all that was logged, decoded when asked for.
///
/// It refers to the capture's memory, a megabyte at most, which stays as long as the record does.
public struct CapturedRecord: Sendable {
    /// How an event came to its capture.
    public enum Route: UInt8, Sendable, Hashable {
        /// It was logged in the capture's task, a child of it, or where its context was carried to.
        case task
        /// It was logged elsewhere, with a trace whose ids the capture has given out.
        case trace
        /// It was logged where no other capture was, and this one's scope is the process.
        case process
    }

    private let reference: RecordReference
    /// The record's place among all that the capture was handed, dropped ones included; the first is 1.
    public let sequence: Int
    /// How the event came to the capture.
    public let route: Route
    /// Whose record it is.
    let capture: CaptureID

    init(_ reference: RecordReference, of capture: CaptureID, sequence: Int, route: Route) {
        self.reference = reference
        self.capture = capture
        self.sequence = sequence
        self.route = route
    }

    /// Runs `body` with the event; costs no decoding.
    public func withEvent<Result, Failure: Error>(
        _ body: (borrowing LogEvent) throws(Failure) -> Result
    ) throws(Failure) -> Result {
        try reference.withEvent(body)
    }
}

extension CapturedRecord {
    public var level: LogLevel { withEvent { $0.level } }

    public var message: String { withEvent { $0.message } }

    /// The fields of the task's context, the log's bound ones, then the call's, in order.
    public var fields: LogFields { withEvent { $0.fields } }

    /// The value of the last field called `name`, or nil.
    public subscript(name: String) -> LogValue? { withEvent { $0[name] } }

    /// The error given as `error:`.
    public var error: LogErrorValue? { withEvent { $0.error } }

    /// The name of the log.
    public var label: String { withEvent { $0.label } }

    /// Where in the source the call stands.
    public var callSite: LogCallSite { withEvent { $0.callSite } }

    public var time: LogTimestamp { withEvent { $0.time } }

    /// The trace and span that it belongs to.
    public var trace: TraceContext? { withEvent { $0.trace } }

    /// Whether it is the end of a span.
    public var isSpan: Bool { withEvent { $0.isSpan } }

    /// Whether something was too large for an event and has been cut or left out.
    public var isTruncated: Bool { withEvent { $0.isTruncated } }

    /// Whether the level of the log's own pipeline would have let it through without the capture.
    public var isEnabledInProduction: Bool { withEvent { $0.isEnabledInOwnPipeline } }
}

extension CapturedRecord: Hashable {
    /// Whether the same was logged, at the same place in its capture; two captures may have equal records.
    public static func == (one: Self, other: Self) -> Bool {
        one.sequence == other.sequence && one.route == other.route && one.level == other.level
            && one.message == other.message && one.label == other.label && one.time == other.time
            && one.callSite == other.callSite && one.error == other.error && one.trace == other.trace
            && one.isSpan == other.isSpan && one.fields == other.fields
    }

    public func hash(into hasher: inout Hasher) {
        hasher.combine(sequence)
        hasher.combine(message)
        hasher.combine(time)
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

extension CapturedRecord: CustomReflectable {
    /// What `dump` and a failed comparison show.
    public var customMirror: Mirror {
        Mirror(
            self,
            children: [
                "level": level, "message": message, "fields": fields, "error": error as Any, "label": label,
                "callSite": callSite, "time": time, "trace": trace as Any, "sequence": sequence, "route": route,
            ])
    }
}
