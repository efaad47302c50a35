import Chiplog

/// The captures whose scopes have ended last, by what the ids of their traces begin with. An event that still bears
/// such an id is late, and no other capture's.
///
/// Bounded, and none is kept alive: what is left of a capture that is gone is its watch. What still comes of an older
/// one is an event like any other.
struct EndedCaptures {
    struct Entry {
        fileprivate let prefix: UInt64
        fileprivate weak var capture: LogCapture?
        fileprivate let watch: LateWatch

        /// Nil where the capture does not take this level, or is gone and its first late event has been told of.
        func taker(of level: LogLevel) -> EventTaker? {
            guard watch.level.allows(level) else { return nil }
            if let capture { return .capture(capture, .trace) }
            return watch.isOpen ? .watch(watch) : nil
        }
    }

    /// Enough for the tests that run at a time; they are searched one by one.
    static let most = 256

    private var entries: [Entry] = []

    mutating func add(_ capture: LogCapture, prefix: UInt64) {
        forget(prefix)
        if entries.count == Self.most { entries.removeFirst() }
        entries.append(Entry(prefix: prefix, capture: capture, watch: capture.lateWatch))
    }

    /// From now on these ids are somebody else's.
    mutating func forget(_ prefix: UInt64) {
        entries.removeAll { $0.prefix == prefix }
    }

    subscript(prefix: UInt64) -> Entry? {
        entries.first { $0.prefix == prefix }
    }
}
