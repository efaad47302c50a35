/// A piece of work with a beginning and an end, as part of a trace. Its end is handed to the sinks as an event.
///
/// ```swift
/// let receipt = try await log.withSpan("charge card", ["order": 42]) { span in
///     span["attempts"] = 2
///     return try await charge()       // an error is recorded and thrown on
/// }
/// ```
/// The event has the span's name as message, the span's own trace context, the last recorded error as its error, and the
/// fields of the context, of the log and of the span, and behind these:
///
/// | field | value |
/// | --- | --- |
/// | `parent_span_id` | 16 hexadecimal digits; a trace's first span has none |
/// | `start_time` | when it began |
/// | `duration` | how long it took, by a clock that never steps back |
/// | `otel.status_code` | `OK` or `ERROR`; missing while unset |
/// | `otel.status_description` | what `SpanStatus.error` says |
/// | `errors` | all recorded errors, where there was more than one |
/// | `abandoned` | true, where nobody had ended it |
///
/// The names with `otel.` are OpenTelemetry's for formats other than its own. Copies are the same span. Whatever thread it
/// is used from, it ends once; what is said to it later is ignored, and when it is let go without an end it ends then.
public struct Span: Sendable {
    /// nil where the level was off or the trace is not sampled.
    let recording: SpanRecording?

    /// Whether there will be an event. False where the level was off or the trace is not sampled, and once it has ended:
    /// then nothing that is said to the span is kept, or evaluated.
    public var isRecording: Bool { recording?.isOpen ?? false }

    /// The context to do the work in, where the span is the current one; `withSpan` binds it. That of a span which is not
    /// recorded is the current task's.
    public var context: LogContext { recording?.context ?? .current }

    /// The ids of the trace and of the span; of a span that is not recorded, those of the current task.
    public var trace: TraceContext? { context.trace }

    /// What travels with the span's requests to other services; `LogContext.with(baggage:)` adds to it.
    public var baggage: Baggage { context.baggage }

    /// How the work went; once `ok`, it stays so. Unset while the span is not recorded.
    public var status: SpanStatus {
        get { recording?.status ?? .unset }
        nonmutating set { recording?.set(newValue) }
    }

    /// Adds an attribute: a field of the event. Attributes are written, never read back.
    public subscript<Value: LogFieldValue>(key: StaticString) -> Value {
        @available(*, unavailable, message: "attributes are written, never read back")
        get { fatalError("unreachable: the getter is unavailable") }
        nonmutating set { recording?.add { $0[key] = newValue } }
    }

    /// Adds attributes: fields of the event.
    public func add(_ attributes: @autoclosure () -> LogFields) {
        recording?.add { $0.append(contentsOf: attributes()) }
    }

    /// Records an error, and that the work has failed, unless it was said to have succeeded. The first 16 and the last are
    /// kept.
    public func record(_ error: any Error) {
        recording?.record(error)
    }

    /// Ends the span and hands its event to the sinks, if the log still keeps events of its level. Further calls do nothing.
    public func end() {
        recording?.end()
    }
}
