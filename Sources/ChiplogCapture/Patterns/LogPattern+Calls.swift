public import Chiplog

// Patterns written like the calls that log what they describe.
//
//     log.warning("retrying", error: error, ["attempt": 2])
//     expectLogged([.warning("retrying", error: TimedOut.self, ["attempt": 2]), .info("answered")])
//     expectLogged(.warning(["attempt": 2]), times: 1)
extension LogPattern {
    /// Records of any level with this message, given an `error:` of this type, with these fields among others.
    public static func message(
        _ message: TextPattern, error: (any Error.Type)? = nil, _ fields: FieldPatterns = [:]
    ) -> Self {
        Self(nil, message, error: error, fields)
    }

    /// Records of any level with this message: `.exactly(text)`, where a literal needs nothing around it.
    public static func exactly(_ message: String) -> Self {
        Self(nil, .exactly(message))
    }

    /// Records of any level with this somewhere in their message.
    public static func contains(_ part: String) -> Self {
        Self(nil, .contains(part))
    }

    /// Records of any level with a message like this, where `*` stands for any run of characters, `?` for one.
    public static func wildcard(_ message: WildcardPattern) -> Self {
        Self(nil, .wildcard(message))
    }

    /// Records of level trace; see `init`.
    public static func trace(
        _ message: TextPattern? = nil, error: (any Error.Type)? = nil, _ fields: FieldPatterns = [:]
    ) -> Self {
        Self(.trace, message, error: error, fields)
    }

    /// Records of level trace with these fields, whatever their message.
    public static func trace(_ fields: FieldPatterns) -> Self { Self(.trace, fields) }

    /// Records of level debug; see `init`.
    public static func debug(
        _ message: TextPattern? = nil, error: (any Error.Type)? = nil, _ fields: FieldPatterns = [:]
    ) -> Self {
        Self(.debug, message, error: error, fields)
    }

    /// Records of level debug with these fields, whatever their message.
    public static func debug(_ fields: FieldPatterns) -> Self { Self(.debug, fields) }

    /// Records of level info; see `init`.
    public static func info(
        _ message: TextPattern? = nil, error: (any Error.Type)? = nil, _ fields: FieldPatterns = [:]
    ) -> Self {
        Self(.info, message, error: error, fields)
    }

    /// Records of level info with these fields, whatever their message.
    public static func info(_ fields: FieldPatterns) -> Self { Self(.info, fields) }

    /// Records of level notice; see `init`.
    public static func notice(
        _ message: TextPattern? = nil, error: (any Error.Type)? = nil, _ fields: FieldPatterns = [:]
    ) -> Self {
        Self(.notice, message, error: error, fields)
    }

    /// Records of level notice with these fields, whatever their message.
    public static func notice(_ fields: FieldPatterns) -> Self { Self(.notice, fields) }

    /// Records of level warning; see `init`.
    public static func warning(
        _ message: TextPattern? = nil, error: (any Error.Type)? = nil, _ fields: FieldPatterns = [:]
    ) -> Self {
        Self(.warning, message, error: error, fields)
    }

    /// Records of level warning with these fields, whatever their message.
    public static func warning(_ fields: FieldPatterns) -> Self { Self(.warning, fields) }

    /// Records of level error; see `init`.
    public static func error(
        _ message: TextPattern? = nil, error: (any Error.Type)? = nil, _ fields: FieldPatterns = [:]
    ) -> Self {
        Self(.error, message, error: error, fields)
    }

    /// Records of level error with these fields, whatever their message.
    public static func error(_ fields: FieldPatterns) -> Self { Self(.error, fields) }

    /// Records of level critical; see `init`.
    public static func critical(
        _ message: TextPattern? = nil, error: (any Error.Type)? = nil, _ fields: FieldPatterns = [:]
    ) -> Self {
        Self(.critical, message, error: error, fields)
    }

    /// Records of level critical with these fields, whatever their message.
    public static func critical(_ fields: FieldPatterns) -> Self { Self(.critical, fields) }
}
