internal import CChiplogShims

/// What a pattern's placeholder stands for.
enum PatternPlaceholder: Sendable {
    case time(LogTimeFormat)
    case level
    case uppercaseLevel
    case severity
    case label
    case message
    case fields(withError: Bool)
    case field(FieldPath)
    case error
    case source
    case file
    case line
    case function
    case traceID
    case spanID

    /// The placeholders that are names and nothing else; `time` and `field.NAME` take more.
    static let byName: [(name: String, placeholder: PatternPlaceholder)] = [
        ("level", .level), ("LEVEL", .uppercaseLevel), ("severity", .severity), ("label", .label),
        ("message", .message), ("fields", .fields(withError: true)), ("error", .error), ("source", .source),
        ("file", .file), ("line", .line), ("function", .function), ("trace_id", .traceID), ("span_id", .spanID),
    ]

    /// Whether there are events that have no such thing; a message or label is there even when it is empty.
    var mayBeAbsent: Bool {
        switch self {
        case .fields, .field, .error, .traceID, .spanID: true
        default: false
        }
    }

    func append(_ parts: Record.Parts, to line: inout LineBuffer) {
        switch self {
        case .time(let format): line.append(parts.time, as: format)
        case .level: line.append(LogLevel(severity: parts.severity).name)
        case .uppercaseLevel: line.append(LogLevel(severity: parts.severity).uppercaseName)
        case .severity: line.append(UInt64(parts.severity))
        case .label: line.append(escaping: parts.label, at: CHIPLOG_TEXT)
        case .message: line.append(escaping: parts.message, at: CHIPLOG_TEXT)
        case .fields(let withError): Self.append(fieldsOf: parts, withError: withError, to: &line)
        case .field(let path):
            if let value = path.value(in: parts.fields) {
                line.append(bare: value)
            }
        case .error:
            if let error = parts.error {
                line.append(errorSentence: error)
            }
        case .source:
            line.append(escaping: parts.file, at: CHIPLOG_TEXT)
            line.append(byte: UInt8(ascii: ":"))
            line.append(UInt64(parts.line))
        case .file: line.append(escaping: parts.file, at: CHIPLOG_TEXT)
        case .line: line.append(UInt64(parts.line))
        case .function: line.append(escaping: parts.function, at: CHIPLOG_TEXT)
        case .traceID:
            if let trace = parts.traceBytes {
                line.append(hex: trace.traceID)
            }
        case .spanID:
            if let trace = parts.traceBytes {
                line.append(hex: trace.spanID)
            }
        }
    }

    private static func append(fieldsOf parts: Record.Parts, withError: Bool, to line: inout LineBuffer) {
        let start = line.count
        if withError {
            line.append(errorPairs: parts.error)
        }
        line.append(pairs: parts.fields)
        if line.count > start {
            line.removeByte(at: start)  // the space that each pair has before it
        }
    }
}

extension LineBuffer {
    /// Appends a value for itself: text without quotation marks, arrays and objects as JSON, an error's message.
    fileprivate mutating func append(bare value: EncodedValue) {
        switch value.tag {
        case Record.Tag.string: append(escaping: value.contents, at: CHIPLOG_TEXT)
        case Record.Tag.array, Record.Tag.object: append(json: value)
        case Record.Tag.bytes: append(base64: value.contents)
        case Record.Tag.error:
            var cursor = ErrorCursor(value.contents)
            if let first = cursor.next() {
                append(escaping: first.message, at: CHIPLOG_TEXT)
            }
        default: append(pairValue: value)
        }
    }

    /// Appends "TYPE: MESSAGE; caused by TYPE: MESSAGE".
    fileprivate mutating func append(errorSentence error: UnsafeRawBufferPointer) {
        var cursor = ErrorCursor(error)
        var isFirst = true
        while let link = cursor.next() {
            append(isFirst ? "" : "; caused by ")
            append(escaping: link.type, at: CHIPLOG_TEXT)
            append(link.type.isEmpty ? "" : ": ")
            append(escaping: link.message, at: CHIPLOG_TEXT)
            isFirst = false
        }
    }
}
