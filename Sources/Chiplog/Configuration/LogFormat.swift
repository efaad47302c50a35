/// The formats that have a name: for `CHIPLOG_FORMAT`, for configuration files and for `LogPlatform`.
public enum LogFormat: String, Sendable, Hashable, CaseIterable {
    /// Readable lines.
    case text
    /// One JSON object a line.
    case json
    /// `key=value` pairs.
    case logfmt
    /// Lines for people, coloured and aligned where they go to a terminal.
    case pretty
    /// JSON in the names of the OpenTelemetry log data model.
    case openTelemetry = "otel"
    /// JSON in the names that Google Cloud Logging gives a meaning to.
    case googleCloud = "google-cloud"
    /// JSON in the names that AWS Lambda's log filters read.
    case awsLambda = "aws-lambda"

    /// The formatter in its default form.
    public var formatter: any LogFormatter {
        switch self {
        case .text: .text
        case .json: .json
        case .logfmt: .logfmt
        case .pretty: .pretty
        case .openTelemetry: .openTelemetry
        case .googleCloud: .googleCloud
        case .awsLambda: .awsLambda
        }
    }
}

extension LogFormatter where Self == JSONFormatter {
    /// JSON as Google Cloud Logging reads it from the output of a container (Cloud Logging, "Structured logging"):
    /// `severity` by the names of its LogSeverity, trace as DEBUG; `message`, `time`, `logging.googleapis.com/spanId`.
    /// `trace_id` stays a field, since the member for traces wants the project's name in it.
    public static var googleCloud: JSONFormatter {
        named(
            JSONFormatter.Keys(level: "severity", span: "logging.googleapis.com/spanId"),
            [
                .trace: "DEBUG", .debug: "DEBUG", .info: "INFO", .notice: "NOTICE", .warning: "WARNING",
                .error: "ERROR", .critical: "CRITICAL",
            ])
    }

    /// JSON as AWS Lambda's log level filters read it (Lambda developer guide, "JSON structured logs"): `timestamp`,
    /// `message`, and `level` by their names: notice as INFO, warning as WARN, critical as FATAL.
    public static var awsLambda: JSONFormatter {
        named(
            JSONFormatter.Keys(time: "timestamp"),
            [
                .trace: "TRACE", .debug: "DEBUG", .info: "INFO", .notice: "INFO", .warning: "WARN", .error: "ERROR",
                .critical: "FATAL",
            ])
    }

    private static func named(_ keys: JSONFormatter.Keys, _ levels: [LogLevel: String]) -> JSONFormatter {
        // The keys differ from each other, so the fallback is never taken.
        (try? JSONFormatter(keys: keys, level: .named(levels))) ?? .json
    }
}
