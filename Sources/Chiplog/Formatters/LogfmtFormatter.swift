internal import CChiplogShims

/// Pairs of keys and values: `time=… level=info label=checkout message="order placed" order=42 currency=EUR`.
///
/// A value with a space, an equals sign, a quotation mark, a backslash or a control character, and an empty one, is
/// written as a JSON string. Objects become dotted keys (`user.id=3`), arrays their JSON text, `error:` becomes `error`
/// and `error.type`, its causes `error.cause.1` and so on; a trace `trace_id` and `span_id`. What cannot stand in a key becomes `_`. A key given twice is
/// written twice, the last value last.
public struct LogfmtFormatter: LogFormatter, BoundFormatter {
    /// Whether lines say where in the source the call stands (`source`, `function`).
    public var callSite: Bool

    public init(callSite: Bool = false) {
        self.callSite = callSite
    }

    public func format(_ event: borrowing LogEvent, into line: inout LineBuffer) {
        event.withParts { parts in
            line.append("time=")
            line.append(parts.time)
            line.append(Self.levelPair(parts.severity))
            line.append(word: parts.label)
            line.append(" message=")
            line.append(word: parts.message)
            if callSite {
                line.append(" source=")
                line.append(source: parts.file, parts.line)
                line.append(" function=")
                line.append(word: parts.function)
            }
            line.append(errorPairs: parts.error)
            line.append(tracePairs: parts.traceBytes)
            line.append(pairs: parts.fields)
        }
    }

    private static func levelPair(_ severity: UInt8) -> StaticString {
        switch LogLevel(severity: severity) {
        case .trace: " level=trace label="
        case .debug: " level=debug label="
        case .info: " level=info label="
        case .notice: " level=notice label="
        case .warning: " level=warning label="
        case .error: " level=error label="
        case .critical: " level=critical label="
        }
    }
}

extension LogFormatter where Self == LogfmtFormatter {
    /// `key=value` pairs.
    public static var logfmt: LogfmtFormatter { LogfmtFormatter() }
}
