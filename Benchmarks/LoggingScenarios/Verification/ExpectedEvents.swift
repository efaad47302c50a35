import Chiplog
import ChiplogBench

/// What a reader must find of each event of a pool, and which events it must not find at all.
struct ExpectedEvents {
    /// What becomes of an event before any sink.
    enum Fate {
        /// Turned away by the log's level.
        case gated
        /// Turned away by a processor.
        case filtered
        /// Left to the sampler.
        case sampled
        /// On its way to the sinks.
        case kept
    }

    private struct Event {
        var fate: Fate
        var level: LogLevel
        /// As the format writes it.
        var message: String
        /// The fields before the identity and those behind it, in one of the two forms.
        var head: [ExpectedField]
        var tail: [ExpectedField]
    }

    private let events: [Event]
    /// The key that a line's fields begin with.
    let firstKey: String
    /// The ids of trace and span, where there are any.
    let trace: [Pair]

    init(_ settings: LoggingSettings, _ pool: EventPool, seed: UInt64) {
        self.init(settings, pool.entries, pool.levels, seed: seed)
    }

    init(_ settings: LoggingSettings, _ entries: [EventPool.Entry], _ levels: [LogLevel], seed: UInt64) {
        let isText = settings.format.kind == .text
        let lead = (settings.logger.context?.fields ?? []) + settings.logger.bound
        let steps = settings.processors
        events = zip(entries, levels).map { entry, level in
            var head = lead.map(ExpectedField.init)
            var tail = entry.expectedFields
            for step in steps {
                if case .enrich = step {} else { step.change(&head) }
                step.change(&tail)
            }
            return Event(
                fate: settings.fate(level: level, message: entry.message), level: level,
                message: isText ? TextLine.escaped(entry.message) : entry.message, head: head, tail: tail)
        }
        firstKey = events.first?.head.first?.key ?? EventIdentity.threadKey
        let ids = settings.logger.context?.trace(seed: seed)
        trace = ids.map { [Pair("trace_id", "\($0.traceID)"), Pair("span_id", "\($0.spanID)")] } ?? []
    }

    /// How many of a caller's first `count` events have each fate.
    func census(of count: UInt64) -> [Fate: UInt64] {
        let (rounds, rest) = count.quotientAndRemainder(dividingBy: UInt64(events.count))
        return events.enumerated().reduce(into: [:]) { census, event in
            census[event.element.fate, default: 0] += rounds + (UInt64(event.offset) < rest ? 1 : 0)
        }
    }

    func fate(of number: UInt64) -> Fate { event(number).fate }

    /// Whether what was found is the whole event of its number, and one that goes on.
    func allows(_ found: FoundEvent) -> Bool {
        let event = event(found.identity.number)
        guard event.fate == .kept || event.fate == .sampled, found.level == event.level.rawValue,
            found.message.utf8.elementsEqual(event.message.utf8), found.trace == trace
        else { return false }
        let identity = [
            ExpectedField(EventIdentity.threadKey, .integer(found.identity.thread), text: "\(found.identity.thread)"),
            ExpectedField(EventIdentity.numberKey, .integer(found.identity.number), text: "\(found.identity.number)"),
        ]
        let expected = event.head + identity + event.tail
        return switch found.fields {
        case .json(let members): members == expected.map(\.member)
        case .pairs(let pairs): pairs == expected.flatMap(\.pairs)
        }
    }

    private func event(_ number: UInt64) -> Event { events[Int(number % UInt64(events.count))] }
}

extension LoggingSettings {
    /// What becomes of an event before any sink; a rate limit counts with the sampler.
    fileprivate func fate(level: LogLevel, message: String) -> ExpectedEvents.Fate {
        if !logger.threshold.allows(level) { return .gated }
        if processors.contains(where: { $0.turnsAway(level: level, message: message) }) { return .filtered }
        if let sampling, !sampling.always.allows(level) { return .sampled }
        return limitsRate ? .sampled : .kept
    }

    /// Whether the clock decides about events.
    var limitsRate: Bool {
        processors.contains { if case .rateLimit = $0 { true } else { false } }
    }
}
