import Chiplog

/// A processor that does what a closure says.
struct ProcessorDouble: LogProcessor {
    var name: String
    private let body: @Sendable (inout LogEventEditor) throws(ProcessorError) -> ProcessorVerdict

    init(
        _ name: String = "double",
        _ body: @escaping @Sendable (inout LogEventEditor) throws(ProcessorError) -> ProcessorVerdict
    ) {
        self.name = name
        self.body = body
    }

    func process(_ event: inout LogEventEditor) throws(ProcessorError) -> ProcessorVerdict {
        try body(&event)
    }
}

/// What `body` logs, at every level, after `processors` have seen it.
func events(through processors: [any LogProcessor], loggedBy body: (Log) -> Void) -> [KeptEvent] {
    let sink = KeepingSink()
    body(Log("test", pipeline: Pipeline(level: .trace, processors: processors, sinks: [sink])))
    return sink.events
}
