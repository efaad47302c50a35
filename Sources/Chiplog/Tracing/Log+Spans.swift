extension Log {
    /// Runs `body` as a span: a child of the task's current one, or the first of a new trace.
    ///
    /// In `body` the span is the current one; events bear its ids. An error that `body` throws is recorded and thrown on.
    /// While the log keeps no events of `level`, or the task's trace is not sampled, `body` runs as if there were no span:
    /// neither ids nor attributes are made, nothing is allocated. New traces are sampled.
    ///
    /// - Parameters:
    ///   - name: the message of the event; few different ones, with what differs in attributes.
    ///   - level: of the event at the end.
    ///   - attributes: fields of the event.
    ///   - ids: where new ids come from; nil for what the task's context says.
    ///   - file: where the call stands; leave it to the compiler.
    ///   - function: the same.
    ///   - line: the same.
    ///   - body: the work; an error that it throws is recorded and thrown on.
    public func withSpan<Result, Failure: Error>(
        _ name: @autoclosure () -> String, level: LogLevel = .info, _ attributes: @autoclosure () -> LogFields = [:],
        ids: TraceIDGenerator? = nil,
        file: StaticString = #fileID, function: StaticString = #function, line: UInt = #line,
        _ body: (Span) throws(Failure) -> Result
    ) throws(Failure) -> Result {
        let span = startSpan(name(), level: level, attributes(), ids: ids, file: file, function: function, line: line)
        guard let recording = span.recording else { return try body(span) }
        return try recording.context.run { () throws(Failure) in
            defer { recording.endInContext() }
            do throws(Failure) {
                return try body(span)
            } catch {
                recording.record(error)
                throw error
            }
        }
    }

    /// Runs `body` as a span; see the synchronous function of this name.
    public nonisolated(nonsending) func withSpan<Result, Failure: Error>(
        _ name: @autoclosure () -> String, level: LogLevel = .info, _ attributes: @autoclosure () -> LogFields = [:],
        ids: TraceIDGenerator? = nil,
        file: StaticString = #fileID, function: StaticString = #function, line: UInt = #line,
        _ body: nonisolated(nonsending) (Span) async throws(Failure) -> Result
    ) async throws(Failure) -> Result {
        let span = startSpan(name(), level: level, attributes(), ids: ids, file: file, function: function, line: line)
        guard let recording = span.recording else { return try await body(span) }
        return try await recording.context.run { () async throws(Failure) in
            defer { recording.endInContext() }
            do throws(Failure) {
                return try await body(span)
            } catch {
                recording.record(error)
                throw error
            }
        }
    }

    /// Begins a span that whoever gets it ends, for work that is no single function. `span.context.run { }` makes it the
    /// current one. Otherwise like `withSpan`.
    public func startSpan(
        _ name: @autoclosure () -> String, level: LogLevel = .info, _ attributes: @autoclosure () -> LogFields = [:],
        ids: TraceIDGenerator? = nil,
        file: StaticString = #fileID, function: StaticString = #function, line: UInt = #line
    ) -> Span {
        guard mayPass(level), let target = core.target(for: level.severity, logs: false) else {
            return Span(recording: nil)
        }
        var context = LogContext.current
        let parent = context.trace.flatMap { $0.isValid ? $0 : nil }
        guard parent?.isSampled ?? true else { return Span(recording: nil) }
        let ids = ids ?? context.traceIDs
        context.trace = TraceContext(
            traceID: parent?.traceID ?? ids.traceID(), spanID: ids.spanID(),
            flags: parent?.flags ?? [.sampled, .random], state: parent?.state ?? TraceState())
        let span = Span(
            recording: SpanRecording(
                name(), of: self, level: level, parent: parent?.spanID, context: context,
                clock: target._withUnsafeGuaranteedRef { $0.clock }, callSite: (file, function, line)))
        span.add(attributes())
        return span
    }
}
