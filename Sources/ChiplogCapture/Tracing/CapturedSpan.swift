public import Chiplog

/// A span that has ended within a capture, as its last event tells.
///
/// ```swift
/// let span = capture.spans.first { $0.name == "charge card" }
/// capture.records(of: span)
/// ```
public struct CapturedSpan: Sendable, Hashable {
    public let name: String
    /// The trace that it belongs to, and the span's own id in it.
    public let trace: TraceContext
    /// The span that it is a child of; nil for one that began its trace.
    public let parentSpanID: SpanID?
    /// The fields of the context, of the log and of the span; not those by which a span's event tells of the span.
    public let attributes: LogFields
    public let status: SpanStatus
    /// What was recorded, in this order; of more than 17 the first 16 and the last.
    public let errors: [LogErrorValue]
    public let start: LogTimestamp
    public let duration: Duration
    /// Whether nobody has ended it, so that it ended when it was let go.
    public let isAbandoned: Bool
    /// The event of its end.
    public let record: CapturedRecord

    /// What `record` tells; nil where it is not the end of a span. What a processor on the way has taken out is
    /// missing: then the span has no duration, and begins at its end.
    public init?(_ record: CapturedRecord) {
        guard record.isSpan, let trace = record.trace else { return nil }
        let ending = SpanEnding(record.fields)
        name = record.message
        self.trace = trace
        parentSpanID = ending.parent
        attributes = ending.attributes
        status = ending.status
        errors = ending.errors ?? record.error.map { [$0] } ?? []
        start = ending.start ?? record.time
        duration = ending.duration ?? .zero
        isAbandoned = ending.isAbandoned
        self.record = record
    }

    public var traceID: TraceID { trace.traceID }
    public var spanID: SpanID { trace.spanID }

    /// Whether it began its trace.
    public var isRoot: Bool { parentSpanID == nil }
}

extension CapturedSpan: CustomStringConvertible {
    /// One line: `charge card error 0.003s order=41 (Shop/Checkout.swift:88)`.
    public var description: String {
        let name = LineBuffer.string { $0.append(escaping: self.name) }
        let fields = attributes.map { FieldText($0.key.name, $0.value).text }
        return ([name, status.word, LogValue.duration(duration).literal] + fields + ["(\(record.callSite))"])
            .joined(separator: " ")
    }
}

extension SpanStatus {
    /// "unset", "ok" or "error", with its description where it has one.
    package var word: String {
        switch self {
        case .unset: "unset"
        case .ok: "ok"
        case .error(nil): "error"
        case .error(let description?): "error " + CutText(description, to: CutText.mostOfPart).quoted
        }
    }
}
