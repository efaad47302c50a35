public import Chiplog
internal import ChiplogJSON

/// What a configuration file says: levels, processors and sinks. A value; nothing is opened before `makePipeline`.
///
/// ```json
/// {
///   "levels": "info,db=debug,db.pool=off",
///   "processors": [
///     { "kind": "enrich", "fields": { "service.name": "shop", "service.version": "2.1" } },
///     { "kind": "drop", "filter": { "label": "http", "message": { "contains": "health check" } } },
///     { "kind": "rate-limit", "count": 100, "per": "1s", "by": "message" },
///     { "kind": "sample", "traces": 0.25, "rules": [{ "filter": { "label": "db" }, "rate": 0.01 }] },
///     { "kind": "redact", "key-patterns": ["*_token"], "values": ["email", "card"] }
///   ],
///   "sinks": [
///     { "kind": "stderr", "format": "pretty", "level": "warning" },
///     { "kind": "file", "path": "shop.log", "format": "json", "async": { "queue": "1MiB", "when-full": "block" } },
///     {
///       "kind": "file", "path": "audit.log", "filter": { "label": "audit" },
///       "format": { "kind": "json", "keys": { "message": "event" }, "time": "rfc3339-ms", "fields-under": "details" }
///     }
///   ]
/// }
/// ```
/// JSON as RFC 8259 has it, strictly. Every key may be left out: `levels` is "info" (a text as `LogLevels` reads it, or an
/// object of prefixes and levels, `"default"` for the default), `processors` is none, `sinks` is `["stderr"]`. Processors
/// run in the order given; see `ProcessorSettings`, `SinkSettings` and `FormatSettings` for their keys. An unknown key, a
/// value of the wrong type or out of its range is refused, with its line, its path and the nearest valid name.
public struct LogConfiguration: Sendable, Equatable {
    public var levels: LogLevels
    public var processors: [ProcessorSettings]
    public var sinks: [SinkSettings]

    public init(
        levels: LogLevels = LogLevels(), processors: [ProcessorSettings] = [],
        sinks: [SinkSettings] = [SinkSettings(.standardError)]
    ) {
        self.levels = levels
        self.processors = processors
        self.sinks = sinks
    }

    /// Reads a configuration.
    ///
    /// - Parameters:
    ///   - text: the JSON.
    ///   - file: what errors call it.
    /// - Throws: the first thing that is wrong, with its place.
    public init(parsing text: String, file: String = "configuration") throws(ConfigurationError) {
        try self.init(parsing: Array(text.utf8), file: file)
    }

    /// Reads a configuration from UTF-8.
    public init(parsing bytes: [UInt8], file: String = "configuration") throws(ConfigurationError) {
        do throws(DocumentError) {
            try self.init(DocumentSource(file: file, bytes: bytes).root)
        } catch {
            throw ConfigurationError(error)
        }
    }

    /// Reads the file at `path`; at most 1 MiB.
    public init(contentsOf path: String) throws(ConfigurationError) {
        try self.init(parsing: FileContents.read(path), file: path)
    }

    private init(_ document: DocumentValue) throws(DocumentError) {
        let reader = try document.object()
        self.init()
        if let levels = reader.value(ifPresent: "levels") {
            self.levels = try levels.levels()
        }
        for processor in try reader.array(ifPresent: "processors") {
            processors.append(try ProcessorSettings(processor))
        }
        if let list = reader.value(ifPresent: "sinks") {
            sinks = []
            for sink in try list.array() {
                sinks.append(try SinkSettings(sink))
            }
            guard !sinks.isEmpty else {
                throw list.error("expected at least one sink, found an empty array; [\"null\"] writes nowhere")
            }
        }
        try reader.finish()
    }

    /// A pipeline as the configuration says, its sinks opened.
    ///
    /// - Parameter clock: what time events bear.
    /// - Throws: when a sink cannot be opened; those before it are closed again.
    public func makePipeline(clock: LogClock = .system) throws(SinkError) -> Pipeline {
        var opened: [any LogSink] = []
        for sink in sinks {
            opened.append(try sink.makeSink())
        }
        return Pipeline(
            levels: levels, processors: processors.flatMap { $0.makeProcessors() }, sinks: opened, clock: clock)
    }
}
