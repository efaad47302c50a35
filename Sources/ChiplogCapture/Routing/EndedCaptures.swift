import Chiplog

/// The captures whose scopes have ended last, by what the ids of their traces begin with. An event that still bears
/// such an id is late, and no other capture's.
///
/// Only those that have given out ids. Bounded, and none is kept alive: what is left of a capture that is gone is its
/// watch. What still comes of an older one is an event like any other.
struct EndedCaptures {
    struct Entry {
        fileprivate weak var capture: LogCapture?
        fileprivate let watch: LateWatch

        /// Nil where the capture does not take this level, or is gone and its first late event has been told of.
        func taker(of level: LogLevel) -> EventTaker? {
            guard watch.level.allows(level) else { return nil }
            if let capture { return .capture(capture, .trace) }
            return watch.isOpen ? .watch(watch) : nil
        }
    }

    /// Enough for what tests that run at a time leave behind; each takes some 300 bytes.
    static let most = 1_024

    private var entries: [UInt64: Entry] = [:]
    /// The keys, in the order in which the captures ended.
    private var order: [UInt64] = []

    /// Returns what has to make room: what its end sets free may be user code, which no lock may be held for.
    mutating func add(_ capture: LogCapture, prefix: UInt64) -> Entry? {
        let old = forget(prefix) ?? (order.count == Self.most ? forget(order[0]) : nil)
        entries[prefix] = Entry(capture: capture, watch: capture.lateWatch)
        order.append(prefix)
        return old
    }

    /// From now on these ids are somebody else's; returns what was known of them.
    mutating func forget(_ prefix: UInt64) -> Entry? {
        guard let old = entries.removeValue(forKey: prefix) else { return nil }
        order.removeAll { $0 == prefix }
        return old
    }

    subscript(prefix: UInt64) -> Entry? { entries[prefix] }
}
