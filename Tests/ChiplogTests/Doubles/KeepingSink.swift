import Chiplog

/// Keeps every event, in the order in which they came.
final class KeepingSink: LogSink {
    private struct State {
        var events: [KeptEvent] = []
        var closed: UInt64 = 0
        var isClosed = false
    }

    // Not a `Mutex`, whose contended path the thread sanitizer cannot see.
    private let state = FutexMutex(State())

    var events: [KeptEvent] { state.withLock(\.events) }

    func write(_ event: borrowing LogEvent) throws(SinkError) {
        let kept = KeptEvent(event)
        state.withLock { state in
            if state.isClosed {
                state.closed += 1
            } else {
                state.events.append(kept)
            }
        }
    }

    func flush() throws(SinkError) {}

    func shutdown() throws(SinkError) {
        state.withLock { $0.isClosed = true }
    }

    var counters: SinkCounters {
        state.withLock { state in
            SinkCounters(written: UInt64(state.events.count), dropped: DropCounters(closed: state.closed))
        }
    }
}

/// What `body` logs, at every level.
func events(clock: LogClock = .system, loggedBy body: (Log) -> Void) -> [KeptEvent] {
    let sink = KeepingSink()
    body(Log("test", pipeline: Pipeline(level: .trace, sinks: [sink], clock: clock)))
    return sink.events
}
