internal import Synchronization

/// Lets so many events pass per interval and no more; the others count as sampled out.
///
/// On average `count` events pass per `interval`, and at most `burst` at once: in no time span t more than
/// `burst + count · t / interval` (the generic cell rate algorithm, ITU-T I.371, by the events' own time). The next event
/// that passes says in the field `suppressed` how many were turned away since the one before. Costs one atomic update.
public struct RateLimitProcessor: LogProcessor {
    /// What has a limit of its own.
    public enum Scope: Sendable, Hashable {
        /// All events together.
        case all
        /// The events of each label.
        case label
        /// The events of each level, label and message.
        case message
    }

    private let count: UInt32
    private let interval: Duration
    private let scope: Scope
    private let filter: LogFilter
    /// Nanoseconds from one event to the next at the full rate.
    private let step: Int64
    /// Nanoseconds that events may come before their time.
    private let tolerance: Int64
    /// For each scope the time at which an event that keeps the rate would come next.
    private let due = EventTable()
    private let suppressed = EventTable()

    /// - Parameters:
    ///   - count: events per interval; at least 1.
    ///   - interval: how long an interval is.
    ///   - burst: how many of them may come at once; `count` unless given.
    ///   - scope: what has a limit of its own. Labels and messages are told apart by a hash, in 4,096 places.
    ///   - filter: which events are limited; the others pass.
    public init(
        _ count: UInt32, per interval: Duration, burst: UInt32? = nil, by scope: Scope = .all,
        when filter: LogFilter = .everything
    ) {
        self.count = max(1, count)
        self.interval = interval
        self.scope = scope
        self.filter = filter
        step = min(max(1, interval.clampedNanoseconds / Int64(self.count)), Self.longest)
        let (product, overflow) = step.multipliedReportingOverflow(by: Int64(max(1, burst ?? self.count)) - 1)
        tolerance = overflow ? Self.longest : min(product, Self.longest)
    }

    /// Some 36 years; with times up to the year 2116 no sum of these overflows.
    private static let longest = Int64.max / 8
    private static let latest = Int64.max / 2

    public func process(_ event: inout LogEventEditor) throws(ProcessorError) -> ProcessorVerdict {
        guard filter.matches(event.event) else { return .pass }
        let place = self.place(of: event.event)
        guard takeTurn(at: event.event.time.nanosecondsSince1970, place) else {
            suppressed.update(place) { $0 + 1 }
            return .sampledOut
        }
        var missing: UInt64 = 0
        suppressed.update(place) { count in
            missing = count
            return 0
        }
        if _slowPath(missing > 0) {
            event.append { $0["suppressed"] = missing }
        }
        return .pass
    }

    private func place(of event: borrowing LogEvent) -> Int {
        switch scope {
        case .all: 0
        case .label: EventTable.place(ofLabelOf: event)
        case .message: EventTable.place(of: event)
        }
    }

    private func takeTurn(at time: Int64, _ place: Int) -> Bool {
        let now = min(max(time, 0), Self.latest)
        var mayPass = false
        due.update(place) { word in
            var due = Int64(bitPattern: word)
            // Further ahead than the rule itself can bring it: the clock was set back.
            if due - now > tolerance + step {
                due = now
            }
            mayPass = now >= due - tolerance
            return UInt64(bitPattern: mayPass ? max(now, due) + step : due)
        }
        return mayPass
    }

    public func explain(label: String, level: LogLevel) -> StageExplanation {
        filter.matches(label: label, level: level) == false
            ? .passes("not limited") : .passes("at most \(count) every \(interval)")
    }
}

extension LogProcessor where Self == RateLimitProcessor {
    /// Lets so many events pass per interval; see `RateLimitProcessor`.
    public static func rateLimit(
        _ count: UInt32, per interval: Duration, burst: UInt32? = nil, by scope: RateLimitProcessor.Scope = .all,
        when filter: LogFilter = .everything
    ) -> RateLimitProcessor {
        RateLimitProcessor(count, per: interval, burst: burst, by: scope, when: filter)
    }
}
