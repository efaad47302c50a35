/// How the work of a span went (OpenTelemetry's span status).
public enum SpanStatus: Sendable, Hashable {
    /// Nobody has said.
    case unset
    /// It is known to have succeeded.
    case ok
    /// It has failed; with words for people, where there are any.
    case error(String? = nil)

    /// What the field `otel.status_code` says; unset is not written.
    var code: String? {
        switch self {
        case .unset: nil
        case .ok: "OK"
        case .error: "ERROR"
        }
    }
}
