internal import Chiplog

/// What a formatter has made of a hostile event.
struct FormattedSpecimen: Sendable {
    /// What is hostile about the event.
    var name: String
    var isMultiline: Bool
    var isColoured: Bool
    var line: [UInt8] = []
    /// The same event in a line that held `prefix`, which stays part of it.
    var afterPrefix: [UInt8] = []
    /// An equal event later on.
    var again: [UInt8] = []

    static let prefix = Array("what stands here \u{1B}\n stays".utf8)

    var text: String { Self.text(line) }
    var rows: [Substring] { text.split(separator: "\n", omittingEmptySubsequences: false) }

    static func text(_ line: [UInt8]) -> String { String(decoding: line, as: UTF8.self) }

    /// Every hostile event, formatted.
    static func all(by formatter: any LogFormatter) -> [FormattedSpecimen] {
        let first = lines(by: formatter)
        let second = lines(by: formatter)
        return zip(HostileEvent.all, zip(first, second)).map { event, lines in
            FormattedSpecimen(
                name: event.name, isMultiline: formatter.isMultiline, isColoured: formatter.isColoured,
                line: lines.0.line, afterPrefix: lines.0.afterPrefix, again: lines.1.line)
        }
    }

    private static func lines(by formatter: any LogFormatter) -> [(line: [UInt8], afterPrefix: [UInt8])] {
        let sink = OneLineSink(formatter)
        let time = FutexMutex<Int64>(0)
        let clock = LogClock.custom { LogTimestamp(nanosecondsSince1970: time.withLock { $0 }) }
        let pipeline = Pipeline(level: .trace, sinks: [sink], clock: clock)
        return HostileEvent.all.map { event in
            time.withLock { $0 = event.time }
            event.log(Log(event.label, pipeline: pipeline))
            return sink.lines
        }
    }
}

/// Formats each event twice: into an empty line, and into one that has something.
private final class OneLineSink: LogSink {
    private let formatter: any LogFormatter
    private let state = FutexMutex<(line: [UInt8], afterPrefix: [UInt8])>(([], []))

    init(_ formatter: any LogFormatter) { self.formatter = formatter }

    /// What the last event became.
    var lines: (line: [UInt8], afterPrefix: [UInt8]) { state.withLock { $0 } }

    func write(_ event: borrowing LogEvent) throws(SinkError) {
        let line = formatter.bytes(of: event, after: [])
        let afterPrefix = formatter.bytes(of: event, after: FormattedSpecimen.prefix)
        state.withLock { $0 = (line, afterPrefix) }
    }

    func flush() throws(SinkError) {}
    func shutdown() throws(SinkError) {}
    var counters: SinkCounters { SinkCounters() }
}
