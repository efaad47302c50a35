public import Chiplog
import Synchronization

/// A clock that stands still until a test moves it.
///
/// ```swift
/// let clock = ManualClock()
/// withLogCapture(clock: clock.logClock) { capture in
///     queue.accept(order)
///     clock.advance(by: .seconds(30))
///     queue.dropExpired()
/// }
/// ```
/// Safe to read and to move on many threads.
public final class ManualClock: Sendable {
    private let reading: Atomic<Int64>

    /// A clock that stands at `start`.
    public init(start: LogTimestamp = .testStart) {
        reading = Atomic(start.nanosecondsSince1970)
    }

    /// The time; setting it moves the clock there, be it back.
    public var now: LogTimestamp {
        get { LogTimestamp(nanosecondsSince1970: reading.load(ordering: .sequentiallyConsistent)) }
        set { reading.store(newValue.nanosecondsSince1970, ordering: .sequentiallyConsistent) }
    }

    /// Moves the clock by `duration`, a negative one back, and no further than to the first or last moment that a
    /// timestamp can say.
    public func advance(by duration: Duration) {
        reading.advance(byNanoseconds: duration.saturatedNanoseconds)
    }

    /// This clock for a pipeline or a capture.
    public var logClock: LogClock { .custom { self.now } }
}
