/// One event on its way from the call to the sinks: a typed view of its encoded record.
///
/// It borrows bytes that are reused once the sinks have returned, and so cannot be stored; what a sink wants to keep it
/// copies (`message`, `fields`, …). Reading costs what the property says; nothing is decoded unasked.
public struct LogEvent: ~Escapable {
    /// The encoded record; its layout is `Record`'s and may change with any version.
    package let bytes: RawSpan

    /// A view of a record that this process encoded; anything else is undefined.
    @_lifetime(copy bytes)
    package init(record bytes: RawSpan) {
        self.bytes = bytes
    }

    @inline(__always)
    private func load<Value: BitwiseCopyable>(_ offset: Int) -> Value {
        bytes.unsafeLoadUnaligned(fromUncheckedByteOffset: offset, as: Value.self)
    }

    /// When it was logged.
    public var time: LogTimestamp {
        LogTimestamp(nanosecondsSince1970: load(Record.Offset.time))
    }

    public var level: LogLevel {
        LogLevel(severity: severity)
    }

    /// The OpenTelemetry severity number.
    public var severity: UInt8 {
        load(Record.Offset.severity)
    }

    /// The name of the log; allocates when longer than 15 bytes.
    public var label: String {
        withParts { String(decoding: $0.label, as: UTF8.self) }
    }

    /// The message; allocates when longer than 15 bytes.
    public var message: String {
        withParts { String(decoding: $0.message, as: UTF8.self) }
    }

    /// Where the call stands in the source.
    public var callSite: LogCallSite {
        withParts {
            LogCallSite(
                fileID: String(decoding: $0.file, as: UTF8.self),
                function: String(decoding: $0.function, as: UTF8.self),
                line: Int(load(Record.Offset.line) as UInt32))
        }
    }

    /// The error given as `error:`; allocates.
    public var error: LogErrorValue? {
        withParts { $0.error.map { LogErrorValue(decoding: $0) } }
    }

    /// The trace and span that it belongs to, as the task's context had them.
    public var trace: TraceContext? {
        withParts { $0.trace.map { TraceContext(decoding: $0) } }
    }

    /// Whether it is the end of a span, handed to the sinks as an event.
    public var isSpan: Bool {
        withParts { $0.flags & Record.Flag.isSpan != 0 }
    }

    /// Whether the level of the log's own pipeline lets it through. False only where a pipeline bound to the task took it.
    public var isEnabledInOwnPipeline: Bool {
        withParts { $0.flags & Record.Flag.isBelowOwnLevel == 0 }
    }

    /// The fields: those of the task's context, the log's bound ones, then the call's, in order; allocates.
    public var fields: LogFields {
        withParts { LogFields(decoding: $0.fields) }
    }

    /// The last field called `name`, or nil; decodes no other.
    public subscript(name: String) -> LogValue? {
        withParts { parts in
            var cursor = FieldCursor(parts.fields)
            var found: EncodedValue?
            while let field = cursor.next() {
                if field.key.elementsEqual(name.utf8) {
                    found = field.value
                }
            }
            return found?.decoded
        }
    }

    /// Whether something was too large and has been cut or left out.
    public var isTruncated: Bool {
        withParts { $0.flags & Record.Flag.truncated != 0 }
    }

    /// Runs `body` with pointers to the record's parts; they must not leave it.
    @inline(__always)
    func withParts<Result>(_ body: (Record.Parts) -> Result) -> Result {
        bytes.withUnsafeBytes { body(Record.Parts($0)) }
    }
}

/// Where in the source a call stands.
public struct LogCallSite: Sendable, Hashable, CustomStringConvertible {
    /// Module and file, such as "Shop/Checkout.swift".
    public var fileID: String
    public var function: String
    /// Counted from 1.
    public var line: Int

    public init(fileID: String, function: String, line: Int) {
        self.fileID = fileID
        self.function = function
        self.line = line
    }

    public var description: String { "\(fileID):\(line)" }
}
