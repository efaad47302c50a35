extension SpanRecording {
    /// Hands the event of the span's end to the pipeline of the current task, which has `context` bound.
    func emit(_ ending: State) {
        guard log.mayPass(level), let target = log.target(for: level) else { return }
        let duration = elapsed
        let (file, function, line) = callSite
        log.emit(to: target, level, name, error: ending.errors.last, at: EncodedCallSite(file, function, line)) {
            event in
            event.buffer.markSpan()
            event.buffer.append(ending.attributes)
            if let parent {
                event["parent_span_id"] = parent.description
            }
            event["start_time"] = start
            event["duration"] = duration
            if let code = ending.status.code {
                event["otel.status_code"] = code
            }
            if case .error(let description?) = ending.status {
                event["otel.status_description"] = description
            }
            if ending.errors.count > 1 {
                event.array("errors") { array in
                    for error in ending.errors { array.append(LogErrorValue(error)) }
                }
            }
            if ending.isAbandoned {
                event["abandoned"] = true
            }
        }
    }
}
