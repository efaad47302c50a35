/// Names one kind of value that a `LogContext` carries. Whoever invents a value declares a key for it; the context itself
/// knows none.
///
/// ```swift
/// private enum TenantKey: LogContextKey { typealias Value = String }
///
/// extension LogContext {
///     var tenant: String? {
///         get { self[TenantKey.self] }
///         set { self[TenantKey.self] = newValue }
///     }
/// }
/// ```
public protocol LogContextKey: Sendable {
    /// What is carried under this key.
    associatedtype Value: Sendable
}
