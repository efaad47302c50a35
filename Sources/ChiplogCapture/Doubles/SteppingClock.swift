public import Chiplog
import Synchronization

/// A clock that goes on by the same step with each reading, so that every event has a time of its own and a test's log
/// is the same on every run.
///
/// ```swift
/// withLogCapture(clock: .stepping()) { capture in … }     // 00:00:00.000, 00:00:00.001, …
/// ```
/// An event reads it once; a span twice when it begins, and twice when it ends. Safe to read on many threads, which
/// then share the steps: no moment is given twice.
public final class SteppingClock: Sendable {
    private let step: Int64
    private let nextReading: Atomic<Int64>

    /// - Parameters:
    ///   - start: what the first reading gives.
    ///   - step: how far each reading moves the clock; a negative one moves it back.
    public init(start: LogTimestamp = .testStart, step: Duration = .milliseconds(1)) {
        self.step = step.saturatedNanoseconds
        nextReading = Atomic(start.nanosecondsSince1970)
    }

    /// What the next reading will give; asking moves nothing.
    public var next: LogTimestamp {
        LogTimestamp(nanosecondsSince1970: nextReading.load(ordering: .sequentiallyConsistent))
    }

    /// The time, which then goes on by a step. At the last moment that a timestamp can say it stands still.
    public func read() -> LogTimestamp {
        nextReading.advance(byNanoseconds: step)
    }

    /// Moves the clock by `duration` besides; a negative one moves it back.
    public func advance(by duration: Duration) {
        nextReading.advance(byNanoseconds: duration.saturatedNanoseconds)
    }

    /// This clock for a pipeline or a capture.
    public var logClock: LogClock { .custom { self.read() } }
}

extension LogClock {
    /// A new clock that goes on by `step` with each reading; see `SteppingClock`.
    public static func stepping(from start: LogTimestamp = .testStart, by step: Duration = .milliseconds(1)) -> Self {
        SteppingClock(start: start, step: step).logClock
    }
}

extension Atomic<Int64> {
    /// Moves the moment that it holds, and returns the one that it held.
    @discardableResult
    func advance(byNanoseconds nanoseconds: Int64) -> LogTimestamp {
        var held = load(ordering: .sequentiallyConsistent)
        while true {
            let moment = LogTimestamp(nanosecondsSince1970: held)
            let (isDone, found) = compareExchange(
                expected: held, desired: moment.advanced(byNanoseconds: nanoseconds).nanosecondsSince1970,
                ordering: .sequentiallyConsistent)
            if isDone { return moment }
            held = found
        }
    }
}
