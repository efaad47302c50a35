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
    /// Until the first event is due: long enough for every caller to be there.
    private static let headStart: UInt64 = 2_000_000

    /// What one caller noted.
    private final class Notes: @unchecked Sendable {
        // Invariant: touched by one caller while the loop runs, and by the thread that started it after.
        var response = HDRHistogram()
        var service = HDRHistogram()
        var end: UInt64 = 0
    }

    /// Runs the loop: every caller does one event for each of its due times, with numbers from `first` on.
    func run(_ workload: any Workload, callers: any Callers, first: UInt64) -> OpenLoopReading {
        let notes = (0..<callers.count).map { _ in Notes() }
        let start = cbench_monotonic_ns() + Self.headStart
        _ = callers.run { caller in
            cbench_sleep_exactly()
            follow(due[caller], from: start, notes[caller]) { number in
                workload.run(thread: caller, events: (first + number)..<(first + number + 1))
            }
        }
        for other in notes.dropFirst() {
            notes[0].response.merge(other.response)
            notes[0].service.merge(other.service)
        }
        let end = notes.map(\.end).max() ?? start
        let last = start + (due.compactMap(\.last).max() ?? 0)
        return OpenLoopReading(
            response: notes[0].response, service: notes[0].service, scheduled: last - start,
            late: end - min(end, last))
    }

    /// One caller's events.
    private func follow(_ due: [UInt64], from start: UInt64, _ notes: Notes, _ event: (UInt64) -> Void) {
        var number: UInt64 = 0
        for time in due {
            let due = start + time
            waitUntil(due)
            let begin = cbench_monotonic_ns()
            event(number)
            let end = cbench_monotonic_ns()
            notes.response.record(end - due)
            notes.service.record(end - begin)
            notes.end = end
            number += 1
        }
    }

    @inline(__always)
    private func waitUntil(_ due: UInt64) {
        let now = cbench_monotonic_ns()
        guard now < due else { return }
        guard spins else { return cbench_sleep_until(due) }
        if due - now > Self.spinTime { cbench_sleep_until(due - Self.spinTime) }
        while cbench_monotonic_ns() < due { cbench_relax() }
    }
}

/// What an open loop noted, of all callers together.
struct OpenLoopReading {
    var response: HDRHistogram
    var service: HDRHistogram
    /// From the start to the due time of the last event, in nanoseconds.
    var scheduled: UInt64
    /// How much later than that the last event was done, in nanoseconds.
    var late: UInt64

    /// The share of the rate that was reached, up to 1.
    var pace: Double { Double(scheduled) / Double(max(1, scheduled + late)) }
}
