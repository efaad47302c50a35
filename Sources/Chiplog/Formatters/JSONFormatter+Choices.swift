extension JSONFormatter {
    /// What the members of a record are called; nil leaves a member out.
    public struct Keys: Sendable, Hashable {
        public var time: String?
        public var level: String?
        public var label: String?
        public var message: String
        /// An object with the error's type, message and causes.
        public var error: String?
        /// File and line, where call sites are asked for.
        public var source: String?
        /// The function, where call sites are asked for.
        public var function: String?
        /// The trace id, 32 hexadecimal digits, in events that belong to a trace.
        public var trace: String?
        /// The span id, 16 hexadecimal digits, in events that belong to a trace.
        public var span: String?

        public init(
            time: String? = "time", level: String? = "level", label: String? = "label", message: String = "message",
            error: String? = "error", source: String? = "source", function: String? = "function",
            trace: String? = "trace_id", span: String? = "span_id"
        ) {
            self.time = time
            self.level = level
            self.label = label
            self.message = message
            self.error = error
            self.source = source
            self.function = function
            self.trace = trace
            self.span = span
        }

        /// Each key that is in use, and what it is of.
        var inUse: [(member: String, key: String)] {
            let all = [
                ("time", time), ("level", level), ("label", label), ("message", message), ("error", error),
                ("source", source), ("function", function), ("trace", trace), ("span", span),
            ]
            return all.compactMap { member, key in key.map { (member, $0) } }
        }
    }

    /// How the level is written.
    public enum Level: Sendable, Hashable {
        /// "warning"
        case name
        /// "WARNING"
        case uppercaseName
        /// 13, the OpenTelemetry severity number
        case severityNumber
        /// The name given here, such as "WARN", for systems that call some levels otherwise; for other levels their own.
        case named([LogLevel: String])
    }

    /// Where the fields go.
    public enum Fields: Sendable, Hashable {
        /// Beside the record's own members. One that has a member's key is written as `field.KEY`.
        case flat
        /// Into an object of their own under this key, which is left out where there are none.
        case under(String)
    }
}
