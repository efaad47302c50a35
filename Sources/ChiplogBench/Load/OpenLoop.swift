import CBenchSystem

/// Asks for events at times fixed beforehand, and notes for each how long after its due time it was done (response) and
/// how long it took itself (service).
///
/// Due times are never moved: an event that comes late because the ones before took long has a long response time, as it
/// has for a caller who does not know of them. That is what keeps a stop from hiding itself (Gil Tene, "How NOT to
/// Measure Latency", calls the opposite coordinated omission).
struct OpenLoop {
    /// Each caller's due times, in nanoseconds after the start, ascending.
    let due: [[UInt64]]
    /// Callers wait for the last stretch by spinning; else they sleep up to the due time, since there are more threads than
    /// processors and spinning would keep others from their work.
    let spins: Bool

    /// Before a due time a caller stops sleeping and spins: longer than a thread takes to be woken.
    private static let spinTime: UInt64 = 150_000
    /// Until the first event is due, and as much again for each caller: longer than it takes to wake one and to clear its
    /// histograms.
    private static let headStart: UInt64 = 1_000_000

    /// Runs the loop: every caller does one event for each of its due times, with numbers from `first` on.
    func run(_ workload: any Workload, callers: any Callers, first: UInt64) -> OpenLoopReading {
        let lock = Condition()
        // Invariant: touched under `lock` only.
        nonisolated(unsafe) var sum = OpenLoopReading()
        let start = cbench_monotonic_ns() + Self.headStart * UInt64(callers.count + 1)
        _ = callers.run { caller in
            cbench_sleep_exactly()
            let reading = follow(due[caller], from: start) { number in
                workload.run(thread: caller, events: (first + number)..<(first + number + 1))
            }
            lock.locked { sum.merge(reading) }
        }
        return lock.locked { sum }
    }

    /// One caller's events.
    private func follow(_ due: [UInt64], from start: UInt64, _ event: (UInt64) -> Void) -> OpenLoopReading {
        var reading = OpenLoopReading()
        var number: UInt64 = 0
        for time in due {
            let due = start + time
            let begin = wait(until: due)
            event(number)
            let end = cbench_monotonic_ns()
            reading.response.record(end - due)
            reading.service.record(end - begin)
            reading.lasted = end - start
            number += 1
        }
        return reading
    }

    /// Returns the time when it is over: the clock is read only once where an event is late already.
    @inline(__always)
    private func wait(until due: UInt64) -> UInt64 {
        var now = cbench_monotonic_ns()
        if now >= due { return now }
        if !spins {
            cbench_sleep_until(due)
        } else if due - now > Self.spinTime {
            cbench_sleep_until(due - Self.spinTime)
        }
        now = cbench_monotonic_ns()
        while now < due {
            cbench_relax()
            now = cbench_monotonic_ns()
        }
        return now
    }
}

/// What an open loop noted.
struct OpenLoopReading {
    var response = HDRHistogram()
    var service = HDRHistogram()
    /// From the start until the last event was done, in nanoseconds.
    var lasted: UInt64 = 0

    /// Adds what another caller noted at the same time.
    mutating func merge(_ other: OpenLoopReading) {
        response.merge(other.response)
        service.merge(other.service)
        lasted = max(lasted, other.lasted)
    }

    /// The share of the rate that was reached, up to 1, where `span` nanoseconds pass from the start until the first
    /// event after those asked for would be due.
    func pace(span: UInt64) -> Double { Double(span) / Double(max(1, span, lasted)) }
}
