/// What of a log differs from run to run and so stands in no snapshot: a symbol takes its place.
///
/// Equal values become equal symbols, numbered in order of first appearance, so that a text still tells which records
/// belong together:
/// ```
/// info client: request sent request.id=<uuid-1>
/// info client: request sent request.id=<uuid-2>
/// info client: answer to <uuid-1> took=<duration-1>
/// ```
/// Masks add up: `[.standard, .fields("order", "user.id")]`.
public struct LogMask: Sendable, Hashable, ExpressibleByArrayLiteral {
    struct Kinds: OptionSet, Hashable {
        let rawValue: UInt8

        static let timestamps = Kinds(rawValue: 1)
        static let durations = Kinds(rawValue: 2)
        static let uuids = Kinds(rawValue: 4)
        static let traceIDs = Kinds(rawValue: 8)
    }

    let kinds: Kinds
    /// Dotted names of fields.
    let paths: Set<String>

    init(kinds: Kinds = [], paths: Set<String> = []) {
        self.kinds = kinds
        self.paths = paths
    }

    /// All that any of `elements` masks.
    public init(arrayLiteral elements: LogMask...) {
        self = elements.reduce(.none) { $0.union($1) }
    }

    /// All that this or `other` masks.
    public func union(_ other: LogMask) -> LogMask {
        LogMask(kinds: kinds.union(other.kinds), paths: paths.union(other.paths))
    }

    /// What this masks and `other` does not: `.standard.subtracting(.durations)`.
    public func subtracting(_ other: LogMask) -> LogMask {
        LogMask(kinds: kinds.subtracting(other.kinds), paths: paths.subtracting(other.paths))
    }
}

extension LogMask {
    /// Nothing.
    public static let none = LogMask(kinds: [])

    /// Timestamps, durations, UUIDs, and trace and span ids.
    public static let standard: LogMask = [.timestamps, .durations, .uuids, .traceIDs]

    /// Timestamps, and in texts a date with its time of day as RFC 3339 has it; blank or `T` between the two, a comma
    /// before the fraction and a missing time zone do as well. The symbol is `<time-1>`.
    public static let timestamps = LogMask(kinds: .timestamps)

    /// Durations, and in texts a number before `ns`, `us`, `µs`, `ms`, `s` or `seconds`, with or without a blank. The
    /// symbol is `<duration-1>`, whatever the unit: 1500ms and 1.5s are equal. A sign stays.
    public static let durations = LogMask(kinds: .durations)

    /// UUIDs in texts, as RFC 9562 writes them, in either case. The symbol is `<uuid-1>`.
    public static let uuids = LogMask(kinds: .uuids)

    /// The trace and span of each record, and in texts 32 or 16 hexadecimal digits: those of any record's trace, and all
    /// with a letter among them, since a number of 16 decimals may be a time. The symbols are `<trace-1>` and `<span-1>`.
    public static let traceIDs = LogMask(kinds: .traceIDs)

    /// The values of these fields, whatever they are: `user.id` is the field of that name, or `id` in the object `user`;
    /// `error` is the record's error too. The symbol is `<value-1>`; a value that another mask knows has that one's, so
    /// that it equals the same id in a message.
    public static func fields(_ paths: String...) -> LogMask {
        LogMask(paths: Set(paths))
    }
}
