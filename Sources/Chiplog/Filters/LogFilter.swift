/// A question about an event, as data: what routing, sampling, thresholds of sinks, tests and alerts ask.
///
/// ```swift
/// let slow: LogFilter = .label("db") & .atLeast(.info) & .field("took", .greater(than: .duration(.milliseconds(250))))
/// let noise: LogFilter = .any([.message(.contains("health check")), .field("http.path", .text(.wildcard("/static/*")))])
/// ```
/// `all` and `any` ask in the order given and stop at the first answer that decides: put cheap questions (level, label)
/// first. Nothing is reordered.
///
/// Read from a file, a filter is written as `init(from:)` says.
public indirect enum LogFilter: Sendable, Hashable {
    /// Every event.
    case everything
    /// No event.
    case nothing
    /// Events of this level and above.
    case atLeast(LogLevel)
    /// Events below this level.
    case below(LogLevel)
    /// Events of exactly this level.
    case level(LogLevel)
    /// Events of logs whose label is the prefix or lies below it: "db" is "db" and "db.pool", not "dbx".
    case label(LabelPrefix)
    /// Events whose message is as described.
    case message(TextPattern)
    /// Events that have a field at this path whose value passes the test; an event without the field never matches.
    ///
    /// "user.id" is the field called so, or the field "id" of an object "user"; of several the last counts, as it does
    /// for readers of a formatted line.
    case field(String, FieldTest)
    /// Events that were given an `error:`.
    case hasError
    /// Events whose error, or one of its causes, has this type: the qualified name or the end of it that begins after a
    /// dot. "CardError" is "Payments.CardError", not "Payments.OldCardError".
    case error(type: String)
    /// Events that bear a trace.
    case hasTrace
    /// Events that tell of a span's end.
    case isSpan
    /// Events that all of these match; an empty list is `everything`.
    case all([LogFilter])
    /// Events that one of these matches; an empty list is `nothing`.
    case any([LogFilter])
    /// Events that this one does not match.
    case not(LogFilter)
}

extension LogFilter {
    /// Both, the left one asked first.
    public static func & (one: Self, other: Self) -> Self {
        .all(one.conjuncts + other.conjuncts)
    }

    /// One of the two, the left one asked first.
    public static func | (one: Self, other: Self) -> Self {
        .any(one.alternatives + other.alternatives)
    }

    /// The events that `filter` does not match.
    public static prefix func ! (filter: Self) -> Self {
        .not(filter)
    }

    // `a & b & c` is one list of three, not a list in a list.
    private var conjuncts: [Self] {
        if case .all(let filters) = self { filters } else { [self] }
    }

    private var alternatives: [Self] {
        if case .any(let filters) = self { filters } else { [self] }
    }
}
