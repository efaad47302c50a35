import Chiplog
import Testing

extension LogClock {
    /// Always the same moment: 2026-11-21T07:12:55.123456Z.
    static var fixed: LogClock {
        .custom { LogTimestamp(nanosecondsSince1970: 1_795_245_175_123_456_000) }
    }
}

/// The lines that `formatter` makes of what `body` logs, as they arrive in a file.
func lines(_ formatter: any LogFormatter, clock: LogClock = .fixed, loggedBy body: (Log) -> Void) throws -> [String] {
    let folder = TemporaryFolder()
    let sink = try FileSink(folder.file("log"), format: formatter)
    let pipeline = Pipeline(level: .trace, sinks: [sink], clock: clock)
    body(Log("shop", pipeline: pipeline))
    try pipeline.shutdown()
    return folder.lines("log")
}

/// The one line that `formatter` makes of what `body` logs.
func line(_ formatter: any LogFormatter, clock: LogClock = .fixed, loggedBy body: (Log) -> Void) throws -> String {
    let lines = try lines(formatter, clock: clock, loggedBy: body)
    return try #require(lines.count == 1 ? lines.first : nil, "expected one line, got \(lines)")
}
