/// A header by which services name a request in their own way, such as `X-Request-Id`: carried in the context, written
/// into every event as a field, and sent on.
///
/// Such ids have no common form. Taken are 1 to 128 letters, digits and `-_.:/+=@~`; anything else is ignored, and so is a
/// header that comes twice.
public struct IdentifierHeader: Sendable, Hashable {
    /// In lower case.
    public let name: String
    /// The field that events bear; nil for none.
    public let field: String?
    private let isTraceID: Bool

    /// `X-Request-Id`, in events `request_id`.
    public static let requestID = IdentifierHeader("x-request-id", field: "request_id")

    /// `X-Correlation-Id`, in events `correlation_id`.
    public static let correlationID = IdentifierHeader("x-correlation-id", field: "correlation_id")

    /// `X-Trace-Id`. Without a `traceparent`, 32 hexadecimal digits, with or without the dashes of a UUID, become the
    /// trace's id. What came in goes out and into events, as `x_trace_id`; where nothing came, the trace's id goes out.
    public static let traceID = IdentifierHeader(name: "x-trace-id", field: "x_trace_id", isTraceID: true)

    /// - Parameters:
    ///   - name: the header's, in any case. One that is no token of RFC 9110 is never read or written.
    ///   - field: the field that events bear; nil for none.
    public init(_ name: String, field: String?) {
        self.init(name: name.lowercased(), field: field, isTraceID: false)
    }

    private init(name: String, field: String?, isTraceID: Bool) {
        self.name = name
        self.field = field
        self.isTraceID = isTraceID
    }

    func read(_ values: [String], into context: inout LogContext) {
        guard HeaderList.isToken(name.utf8), values.count == 1, let value = values.first.flatMap(Self.accepted) else {
            context.identifiers[name] = nil
            return
        }
        if isTraceID, context.trace == nil, let id = TraceID(hex: value.filter { $0 != "-" }), id.isValid {
            let ids = context.traceIDs
            context.trace = TraceContext(traceID: id, spanID: ids.spanID(), flags: .sampled)
        }
        context.identifiers[name] = value
        if let field {
            context = context.adding(LogFields([(LogKey(field), .string(value))]))
        }
    }

    func value(in context: LogContext) -> String? {
        context.identifiers[name] ?? (isTraceID ? context.trace?.traceID.description : nil)
    }

    private static func accepted(_ value: String) -> String? {
        let text = HeaderList.trimmed(Array(value.utf8)[...])
        guard (1...128).contains(text.count) else { return nil }
        let isSafe = text.allSatisfy { $0.isASCIIAlphanumeric || "-_.:/+=@~".utf8.contains($0) }
        return isSafe ? String(decoding: text, as: UTF8.self) : nil
    }
}

private enum IdentifiersKey: LogContextKey {
    typealias Value = [String: String]
}

extension LogContext {
    /// The accepted values of identifier headers, by the headers' names.
    fileprivate var identifiers: [String: String] {
        get { self[IdentifiersKey.self] ?? [:] }
        set { self[IdentifiersKey.self] = newValue.isEmpty ? nil : newValue }
    }
}
