public import Chiplog
internal import ChiplogJSON

/// A sink with everything around it, as data.
///
/// In a file a name, `"stderr"`, or an object with these keys for every kind: `kind`; `format`, see `FormatSettings`;
/// `level`, from which on events are taken; `filter`, see `LogFilter`; `async`, see `QueueSettings`; `fallback`, a sink that
/// takes the events while this one fails, see `FallbackSink`; and these for its own:
///
/// | kind | keys |
/// | --- | --- |
/// | `stderr` | – |
/// | `stdout` | `buffer`: bytes to collect, 0 unless given |
/// | `file` | `path`; `buffer`: "64KiB" unless given; `flush-at`: the level that is written at once, "error" unless given |
/// | `rotating-file` | those of `file`; `max-size`: "100MiB" unless given, null for no limit; `every`: "hour", "day" or whole minutes such as "15min"; `keep`: how many old files, 5 unless given, null for all; `reopen-on-hangup`: true or false |
/// | `syslog` | `socket`: a path, "/dev/log" unless given; or `host` and `port`, 514 unless given; `facility`: a `SyslogFacility`, "user" unless given; `app`: the program's name; `max-bytes` of a message; `format` does not count |
/// | `null` | – |
public struct SinkSettings: Sendable, Hashable {
    /// Where the lines go.
    public enum Destination: Sendable, Hashable {
        case standardError
        case standardOutput(buffer: Int = 0)
        case file(_ path: String, buffer: Int = 65_536, flushAt: LogThreshold = .error)
        case rotatingFile(
            _ path: String, RotationSettings = RotationSettings(), buffer: Int = 65_536, flushAt: LogThreshold = .error)
        case syslog(SyslogSettings)
        /// Nowhere.
        case null
    }

    public var destination: Destination
    public var format: FormatSettings
    /// From which level on events are taken.
    public var level: LogThreshold
    /// Which events are taken.
    public var filter: LogFilter
    /// nil: events are written on their callers' threads.
    public var queue: QueueSettings?
    /// What takes the events while this sink fails, and then what does while that fails too.
    public var fallbacks: [SinkSettings] = []

    public init(
        _ destination: Destination, format: FormatSettings = .named(.text), level: LogThreshold = .trace,
        filter: LogFilter = .everything, queue: QueueSettings? = nil
    ) {
        self.destination = destination
        self.format = format
        self.level = level
        self.filter = filter
        self.queue = queue
    }

    /// The sink, opened.
    ///
    /// - Throws: when it cannot be opened; the message says why.
    public func makeSink() throws(SinkError) -> any LogSink {
        var sink = try makeDestination()
        for fallback in fallbacks {
            sink = .fallback(sink, to: try fallback.makeSink())
        }
        if let queue {
            sink = .async(sink, queue: queue.bytes, whenFull: queue.whenFull)
        }
        let conditions = [LogFilter(level), filter].filter { $0 != .everything }
        return conditions.isEmpty ? sink : .filter(conditions.count == 1 ? conditions[0] : .all(conditions), sink)
    }

    private func makeDestination() throws(SinkError) -> any LogSink {
        let formatter = try makeFormatter()
        return switch destination {
        case .standardError: .stderr(format: formatter)
        case .standardOutput(let buffer): .stdout(format: formatter, buffer: buffer)
        case .file(let path, let buffer, let flushAt):
            try .file(path, format: formatter, buffer: buffer, flushAt: flushAt)
        case .rotatingFile(let path, let rotation, let buffer, let flushAt):
            try .rotatingFile(
                path, format: formatter, maxSize: rotation.maxSize, every: rotation.interval, keep: rotation.keep,
                buffer: buffer, flushAt: flushAt, reopenOnHangup: rotation.reopensOnHangup)
        case .syslog(let settings): settings.makeSink()
        case .null: .null
        }
    }

    private func makeFormatter() throws(SinkError) -> any LogFormatter {
        do throws(FormatError) {
            return try format.formatter()
        } catch {
            throw SinkError("format: \(error.description)")
        }
    }
}

extension LogFilter {
    /// The events that pass a threshold.
    fileprivate init(_ threshold: LogThreshold) {
        if threshold == .trace {
            self = .everything
        } else {
            self = LogLevel.allCases.first { threshold.allows($0) }.map { .atLeast($0) } ?? .nothing
        }
    }
}

extension SinkSettings {
    private enum Kind: String, CaseIterable {
        case stderr, stdout, file, syslog, null
        case rotatingFile = "rotating-file"
    }

    init(_ value: DocumentValue) throws(DocumentError) {
        let reader = try value.object(shorthand: "kind")
        self.init(try Self.destination(reader))
        if let format = reader.value(ifPresent: "format") {
            self.format = try FormatSettings(format)
        }
        level = try reader.threshold("level", default: level)
        filter = try reader.filter("filter", default: filter)
        queue = try reader.value(ifPresent: "async").flatMap { (value) throws(DocumentError) in
            try QueueSettings.read(value)
        }
        if let fallback = reader.value(ifPresent: "fallback") {
            fallbacks = [try SinkSettings(fallback)]
        }
        try reader.finish()
    }

    private static func destination(_ reader: DocumentReader) throws(DocumentError) -> Destination {
        switch try reader.choice("kind", of: Kind.self) {
        case .stderr: .standardError
        case .stdout: .standardOutput(buffer: try reader.size("buffer", in: 0...(1 << 30), default: 0))
        case .file:
            .file(
                try path(reader), buffer: try reader.size("buffer", in: 0...(1 << 30), default: 65_536),
                flushAt: try reader.threshold("flush-at", default: .error))
        case .rotatingFile:
            .rotatingFile(
                try path(reader), try RotationSettings(reader),
                buffer: try reader.size("buffer", in: 0...(1 << 30), default: 65_536),
                flushAt: try reader.threshold("flush-at", default: .error))
        case .syslog: .syslog(try SyslogSettings(reader))
        case .null: .null
        }
    }

    private static func path(_ reader: DocumentReader) throws(DocumentError) -> String {
        let value = try reader.value("path")
        let path = try value.string()
        guard !path.isEmpty, !path.utf8.contains(0) else {
            throw value.error("expected a file's path, found \(value.json.shortText)")
        }
        return path
    }
}
