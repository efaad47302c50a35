/// For people at a console: colour, columns, errors with their causes on lines of their own.
///
/// ```
/// 07:12:55.123 INFO     checkout    order placed                      order=42 currency=EUR
/// 07:12:55.124 ERROR    checkout    payment declined                  code=51
///                       error: Payments.CardError: declined
///                       caused by: Payments.Timeout: no answer after 3 s
/// ```
/// - Line ends in messages, errors and strings are kept, the lines indented; every other control character is escaped, so
///   that nothing in an event can command the terminal or pass for an event.
/// - Fields are written as logfmt writes them. One that does not fit into the row begins the next one; a long value stays
///   in one piece, which the terminal wraps, so that it can be copied.
/// - Made for `.stderr(format: .pretty)`, which knows whether it writes to a terminal: only there are colours used and
///   rows filled, and `OutputDevice` says what else counts.
///
/// About twice the time of text; allocates nothing.
public struct PrettyFormatter: LogFormatter {
    /// When to use colours.
    public enum Colour: Sendable, Hashable {
        /// As the sink's `OutputDevice` has it; none where no sink has asked.
        case automatic
        case always
        case never
    }

    private let colour: Colour
    private let time: LogTimeFormat
    private var columns: Int?
    private let callSite: Bool
    public private(set) var isColoured: Bool

    public var isMultiline: Bool { true }

    /// - Parameters:
    ///   - colour: when to use colours.
    ///   - time: how the time is written; the time of day in the zone of the process unless said otherwise.
    ///   - columns: characters in a row, 40 at least; nil leaves it to the sink's terminal, and to one row without limit
    ///     elsewhere.
    ///   - callSite: whether an event says where in the source the call stands.
    public init(
        colour: Colour = .automatic, time: LogTimeFormat = .localTimeOfDay, columns: Int? = nil, callSite: Bool = false
    ) {
        self.colour = colour
        self.time = time
        self.columns = columns
        self.callSite = callSite
        isColoured = colour == .always
    }

    public func fitted(to device: OutputDevice) -> any LogFormatter {
        var fitted = self
        fitted.columns = columns ?? device.columns
        fitted.isColoured = colour == .automatic ? device.takesColour : isColoured
        return fitted
    }

    public func format(_ event: borrowing LogEvent, into line: inout LineBuffer) {
        var page = PrettyPage(line, columns: columns, isColoured: isColoured)
        event.withParts { parts in
            page.append(time: parts.time, as: time)
            page.append(LogLevel(severity: parts.severity))
            page.append(label: parts.label)
            page.append(message: parts.message)
            page.append(pairs: parts.fields)
            if let trace = parts.traceBytes {
                page.append(trace: trace)
            }
            if callSite {
                page.append(source: parts.file, parts.line)
            }
            if let error = parts.error {
                page.append(error: error)
            }
        }
    }
}

extension LogFormatter where Self == PrettyFormatter {
    /// For people at a console.
    public static var pretty: PrettyFormatter { PrettyFormatter() }
}
