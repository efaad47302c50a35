/// One JSON object a line: `{"time":…,"level":…,"label":…,"message":…,FIELDS}`.
///
/// - `time`: RFC 3339 in UTC with microseconds. `level`: the level's name.
/// - `source` ("Shop/Checkout.swift:42") and `function`, when asked for.
/// - `error`, where one was given: `{"type":…,"message":…,"causes":[…]}`.
/// - `trace_id` and `span_id`, in hexadecimal digits, where the event belongs to a trace.
/// - Fields follow as members of their own. A key given twice is written once, with its last value. A field whose key is
///   one of the members above is written as `field.KEY` (and `field.time` as `field.field.time`, so that no two meet).
/// - Numbers keep their value: integers all digits, doubles the shortest digits that read back the same. NaN and the
///   infinities, for which JSON has no number, are the strings "NaN", "Infinity" and "-Infinity". Bytes are base64
///   strings, moments RFC 3339 strings, durations strings of seconds such as "1.5s".
///
/// All of the upper half can be chosen otherwise: `try .json(keys: .init(message: "msg"), time: .unixMilliseconds)`.
public struct JSONFormatter: LogFormatter, BoundFormatter {
    /// Whether lines say where in the source the call stands.
    public var callSite: Bool
    /// Nil for the default, whose bytes are constants in the code.
    private let layout: JSONLayout?

    public init(callSite: Bool = false) {
        self.callSite = callSite
        layout = nil
    }

    /// JSON in a form of one's own. All that can be is made here once: a line costs a few nanoseconds more than the
    /// default's.
    ///
    /// - Parameters:
    ///   - keys: what the members of a record are called.
    ///   - time: how the time is written; Unix times are numbers.
    ///   - level: how the level is written.
    ///   - fields: where the fields go.
    ///   - callSite: whether lines say where in the source the call stands.
    /// - Throws: when two members would have the same key.
    public init(
        keys: Keys = Keys(), time: LogTimeFormat = .rfc3339Microseconds, level: Level = .name, fields: Fields = .flat,
        callSite: Bool = false
    ) throws(FormatError) {
        layout = try JSONLayout(keys: keys, time: time, level: level, fields: fields)
        self.callSite = callSite
    }

    public func format(_ event: borrowing LogEvent, into line: inout LineBuffer) {
        event.withParts { parts in
            if _slowPath(layout != nil), let layout {
                return layout.format(parts, callSite: callSite, into: &line)
            }
            line.append(jsonHead: parts, Self.levelMember(parts.severity))
            if callSite {
                Self.append(callSite: parts, to: &line)
            }
            if let error = parts.error {
                line.append(",\"error\":")
                line.append(jsonError: error)
            }
            if let trace = parts.traceBytes {
                line.append(",\"trace_id\":\"")
                line.append(hex: trace.traceID)
                line.append("\",\"span_id\":\"")
                line.append(hex: trace.spanID)
                line.append(byte: UInt8(ascii: "\""))
            }
            line.append(jsonFields: parts)
            line.append(byte: UInt8(ascii: "}"))
        }
    }

    private static func append(callSite parts: Record.Parts, to line: inout LineBuffer) {
        line.append(",\"source\":")
        line.append(jsonSource: parts)
        line.append(",\"function\":")
        line.append(quoting: parts.function)
    }

    /// From the end of the time to the beginning of the label.
    private static func levelMember(_ severity: UInt8) -> StaticString {
        switch LogLevel(severity: severity) {
        case .trace: "\",\"level\":\"trace\",\"label\":"
        case .debug: "\",\"level\":\"debug\",\"label\":"
        case .info: "\",\"level\":\"info\",\"label\":"
        case .notice: "\",\"level\":\"notice\",\"label\":"
        case .warning: "\",\"level\":\"warning\",\"label\":"
        case .error: "\",\"level\":\"error\",\"label\":"
        case .critical: "\",\"level\":\"critical\",\"label\":"
        }
    }
}

extension LineBuffer {
    /// Appends the members that every line has, through one pen unless they are long.
    @inline(__always)
    fileprivate mutating func append(jsonHead parts: Record.Parts, _ levelMember: StaticString) {
        let (label, message) = (parts.label, parts.message)
        guard label.count &+ message.count <= Self.mostPenBytes else {
            return append(longJSONHead: parts, levelMember)
        }
        guard var pen = pen(room: 96 &+ 6 &* (label.count &+ message.count)) else { return }
        pen.put("{\"time\":\"")
        pen.put(parts.time)
        pen.put(levelMember)
        pen.put(quoting: label)
        pen.put(",\"message\":")
        pen.put(quoting: message)
        take(pen)
    }

    private mutating func append(longJSONHead parts: Record.Parts, _ levelMember: StaticString) {
        append("{\"time\":\"")
        append(parts.time)
        append(levelMember)
        append(quoting: parts.label)
        append(",\"message\":")
        append(quoting: parts.message)
    }
}

extension LogFormatter where Self == JSONFormatter {
    /// One JSON object a line.
    public static var json: JSONFormatter { JSONFormatter() }

    /// One JSON object a line, with keys, time, level and place of the fields as one wants them; see `JSONFormatter`.
    public static func json(
        keys: JSONFormatter.Keys = JSONFormatter.Keys(), time: LogTimeFormat = .rfc3339Microseconds,
        level: JSONFormatter.Level = .name, fields: JSONFormatter.Fields = .flat, callSite: Bool = false
    ) throws(FormatError) -> JSONFormatter {
        try JSONFormatter(keys: keys, time: time, level: level, fields: fields, callSite: callSite)
    }
}
