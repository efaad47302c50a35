/// One JSON object a line, in the names of the OpenTelemetry log data model:
///
/// ```
/// {"Timestamp":"1795245175123456000","SeverityText":"INFO","SeverityNumber":9,
///  "InstrumentationScope":{"Name":"checkout"},"Body":"order placed","Attributes":{"order":42}}
/// ```
/// - `Timestamp`: nanoseconds since 1970 as a string, since JSON's readers lose digits of 64-bit numbers; OTLP's JSON
///   (specification/protocol/file-exporter.md, after Protocol Buffers' JSON mapping) writes them so too.
/// - `TraceId`, `SpanId` (hexadecimal digits) and `TraceFlags` (a number), where the event belongs to a trace.
/// - `Attributes`: the fields, as `JSONFormatter` writes them; an error given as `error:` becomes `exception.type`,
///   `exception.message` and, as an array of type and message, `exception.causes`; the call site, where asked for,
///   `code.file.path`, `code.line.number` and `code.function.name` (semantic conventions, "Exceptions in logs" and "Source
///   code"). A field with one of these names is written as `field.NAME`. Left out where there is nothing to say.
///
/// It is the model, one record a line, for pipelines that map JSON keys; not OTLP, whose envelope a collector's receiver
/// expects. Source of the names: OpenTelemetry specification 1.55, specification/logs/data-model.md.
public struct OpenTelemetryFormatter: LogFormatter {
    /// Whether attributes say where in the source the call stands.
    public var callSite: Bool

    public init(callSite: Bool = false) {
        self.callSite = callSite
    }

    /// The attributes that are not fields.
    private static let attributes = TakenKeys([
        "exception.type", "exception.message", "exception.causes", "code.file.path", "code.line.number",
        "code.function.name",
    ])

    public func format(_ event: borrowing LogEvent, into line: inout LineBuffer) {
        event.withParts { parts in
            line.append("{\"Timestamp\":\"")
            line.append(parts.time.nanosecondsSince1970)
            line.append(Self.severityMembers(parts.severity))
            line.append(quoting: parts.label)
            line.append("},\"Body\":")
            line.append(quoting: parts.message)
            if let trace = parts.traceBytes {
                line.append(",\"TraceId\":\"")
                line.append(hex: trace.traceID)
                line.append("\",\"SpanId\":\"")
                line.append(hex: trace.spanID)
                line.append("\",\"TraceFlags\":")
                line.append(UInt64(trace.flags))
            }
            appendAttributes(of: parts, to: &line)
            line.append(byte: UInt8(ascii: "}"))
        }
    }

    private func appendAttributes(of parts: Record.Parts, to line: inout LineBuffer) {
        let error = parts.error
        guard callSite || error != nil || !parts.fields.isEmpty else { return }
        line.append(",\"Attributes\":{")
        if callSite {
            line.append("\"code.file.path\":")
            line.append(quoting: parts.file)
            line.append(",\"code.line.number\":")
            line.append(UInt64(parts.line))
            line.append(",\"code.function.name\":")
            line.append(quoting: parts.function)
        }
        if let error {
            line.append(callSite ? "," : "")
            Self.append(exception: error, to: &line)
        }
        line.append(
            jsonMembers: parts.fields, besides: .keys(.passUnretained(Self.attributes)), comma: callSite || error != nil
        )
        line.append(byte: UInt8(ascii: "}"))
    }

    private static func append(exception links: UnsafeRawBufferPointer, to line: inout LineBuffer) {
        var cursor = ErrorCursor(links)
        let first = cursor.next()
        line.append("\"exception.type\":")
        line.append(quoting: first?.type ?? UnsafeRawBufferPointer(start: nil, count: 0))
        line.append(",\"exception.message\":")
        line.append(quoting: first?.message ?? UnsafeRawBufferPointer(start: nil, count: 0))
        if !cursor.isAtEnd {
            line.append(",\"exception.causes\":")
            line.append(jsonCauses: &cursor)
        }
    }

    /// From the end of the time to the beginning of the label.
    private static func severityMembers(_ severity: UInt8) -> StaticString {
        switch LogLevel(severity: severity) {
        case .trace: "\",\"SeverityText\":\"TRACE\",\"SeverityNumber\":1,\"InstrumentationScope\":{\"Name\":"
        case .debug: "\",\"SeverityText\":\"DEBUG\",\"SeverityNumber\":5,\"InstrumentationScope\":{\"Name\":"
        case .info: "\",\"SeverityText\":\"INFO\",\"SeverityNumber\":9,\"InstrumentationScope\":{\"Name\":"
        case .notice: "\",\"SeverityText\":\"NOTICE\",\"SeverityNumber\":10,\"InstrumentationScope\":{\"Name\":"
        case .warning: "\",\"SeverityText\":\"WARNING\",\"SeverityNumber\":13,\"InstrumentationScope\":{\"Name\":"
        case .error: "\",\"SeverityText\":\"ERROR\",\"SeverityNumber\":17,\"InstrumentationScope\":{\"Name\":"
        case .critical: "\",\"SeverityText\":\"CRITICAL\",\"SeverityNumber\":21,\"InstrumentationScope\":{\"Name\":"
        }
    }
}

extension LogFormatter where Self == OpenTelemetryFormatter {
    /// One JSON object a line, in the names of the OpenTelemetry log data model.
    public static var openTelemetry: OpenTelemetryFormatter { OpenTelemetryFormatter() }
}
