/// How important an event is; the seven levels of swift-log, in rising order.
@frozen
public enum LogLevel: String, Sendable, CaseIterable, Comparable {
    case trace
    case debug
    case info
    case notice
    case warning
    case error
    case critical

    /// The OpenTelemetry severity number, 1 to 24: trace 1, debug 5, info 9, notice 10, warning 13, error 17, critical 21
    /// (OpenTelemetry log data model, "Severity fields"; notice is its INFO2).
    @inlinable
    public var severity: UInt8 {
        switch self {
        case .trace: 1
        case .debug: 5
        case .info: 9
        case .notice: 10
        case .warning: 13
        case .error: 17
        case .critical: 21
        }
    }

    /// The level whose range a severity number falls in; the inverse of `severity`, total over all numbers.
    @inlinable
    public init(severity: UInt8) {
        switch severity {
        case ..<5: self = .trace
        case ..<9: self = .debug
        case ..<10: self = .info
        case ..<13: self = .notice
        case ..<17: self = .warning
        case ..<21: self = .error
        default: self = .critical
        }
    }

    @inlinable
    public static func < (one: Self, other: Self) -> Bool {
        one.severity < other.severity
    }
}

/// From which level on events pass: one of the levels, or `.off` for none at all.
@frozen
public struct LogThreshold: Sendable, Hashable, CustomStringConvertible {
    /// The smallest severity that passes; 255 is `.off`.
    public let severity: UInt8

    @inlinable
    init(severity: UInt8) {
        self.severity = severity
    }

    /// The events at `level` and above.
    @inlinable
    public static func atLeast(_ level: LogLevel) -> Self {
        Self(severity: level.severity)
    }

    public static let trace = atLeast(.trace)
    public static let debug = atLeast(.debug)
    public static let info = atLeast(.info)
    public static let notice = atLeast(.notice)
    public static let warning = atLeast(.warning)
    public static let error = atLeast(.error)
    public static let critical = atLeast(.critical)
    /// No event at all.
    public static let off = Self(severity: .max)

    /// A level's name, or "off".
    public init?(name: String) {
        if name == "off" {
            self = .off
        } else if let level = LogLevel(rawValue: name) {
            self = .atLeast(level)
        } else {
            return nil
        }
    }

    @inlinable
    public func allows(_ level: LogLevel) -> Bool {
        level.severity >= severity
    }

    public var description: String {
        severity == .max ? "off" : LogLevel(severity: severity).rawValue
    }
}
