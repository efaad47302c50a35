internal import CChiplogShims

/// For reading: `2026-11-21T07:12:55.123456Z INFO     checkout: order placed order=42 currency=EUR`.
///
/// Line ends and control characters in the message are escaped, quotation marks and backslashes left as they are; fields
/// are written as logfmt writes them, the ids of trace and span behind them.
public struct TextFormatter: LogFormatter, BoundFormatter {
    /// Whether lines end with where in the source the call stands, as `(Shop/Checkout.swift:42)`.
    public var callSite: Bool

    public init(callSite: Bool = false) {
        self.callSite = callSite
    }

    public func format(_ event: borrowing LogEvent, into line: inout LineBuffer) {
        event.withParts { parts in
            line.append(textHead: parts, Self.levelColumn(parts.severity))
            if !parts.endsWithMessage {
                line.append(errorPairs: parts.error)
                line.append(pairs: parts.fields)
                line.append(tracePairs: parts.traceBytes)
            }
            if callSite {
                line.append(" (")
                line.append(escaping: parts.file, at: CHIPLOG_TEXT)
                line.append(byte: UInt8(ascii: ":"))
                line.append(UInt64(parts.line))
                line.append(byte: UInt8(ascii: ")"))
            }
        }
    }

    /// Padded to one width, so that what follows is aligned.
    private static func levelColumn(_ severity: UInt8) -> StaticString {
        switch LogLevel(severity: severity) {
        case .trace: " TRACE    "
        case .debug: " DEBUG    "
        case .info: " INFO     "
        case .notice: " NOTICE   "
        case .warning: " WARNING  "
        case .error: " ERROR    "
        case .critical: " CRITICAL "
        }
    }
}

extension LogFormatter where Self == TextFormatter {
    /// Lines for people.
    public static var text: TextFormatter { TextFormatter() }
}

extension LineBuffer {
    /// Appends time, level, label and message, through one pen unless they are long.
    @inline(__always)
    fileprivate mutating func append(textHead parts: Record.Parts, _ levelColumn: StaticString) {
        let (label, message) = (parts.label, parts.message)
        guard label.count &+ message.count <= Self.mostPenBytes else {
            return append(longTextHead: parts, levelColumn)
        }
        guard var pen = pen(room: 64 &+ 6 &* (label.count &+ message.count)) else { return }
        pen.put(parts.time)
        pen.put(levelColumn)
        pen.put(escaping: label, at: CHIPLOG_TEXT)
        pen.put(": ")
        pen.put(escaping: message, at: CHIPLOG_TEXT)
        take(pen)
    }

    private mutating func append(longTextHead parts: Record.Parts, _ levelColumn: StaticString) {
        append(parts.time)
        append(levelColumn)
        append(escaping: parts.label, at: CHIPLOG_TEXT)
        append(": ")
        append(escaping: parts.message, at: CHIPLOG_TEXT)
    }

    /// Appends the pairs of an event's own error, where there is one.
    @inline(__always)
    mutating func append(errorPairs error: UnsafeRawBufferPointer?) {
        if let error {
            let key: StaticString = "error"
            let path = KeyPath(key: UnsafeRawBufferPointer(start: key.utf8Start, count: key.utf8CodeUnitCount))
            append(pairsOfError: error, path)
        }
    }
}
