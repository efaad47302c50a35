import Chiplog
import Synchronization

/// A clock that stands still until it is moved.
final class SettableClock: Sendable {
    private let time: Atomic<Int64>

    init(_ seconds: Int64) { time = Atomic(seconds * 1_000_000_000) }

    var now: LogTimestamp { LogTimestamp(nanosecondsSince1970: time.load(ordering: .relaxed)) }

    var clock: LogClock { .custom { [self] in now } }

    func advance(seconds: Int64) { time.add(seconds * 1_000_000_000, ordering: .relaxed) }
}
