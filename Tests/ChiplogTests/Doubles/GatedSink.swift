import Chiplog
import Glibc

/// Keeps events like `KeepingSink`, but lets no `write` through until `open` is called: a sink as slow as a test wants.
final class GatedSink: LogSink, @unchecked Sendable {
    // Invariant behind the unchecked Sendable: semaphores are made for many threads, and never move.
    private let gate = UnsafeMutablePointer<sem_t>.allocate(capacity: 1)
    private let arrival = UnsafeMutablePointer<sem_t>.allocate(capacity: 1)
    private let kept = KeepingSink()

    init() {
        sem_init(gate, 0, 0)
        sem_init(arrival, 0, 0)
    }

    deinit {
        sem_destroy(gate)
        sem_destroy(arrival)
        gate.deallocate()
        arrival.deallocate()
    }

    var events: [KeptEvent] { kept.events }

    /// Returns when a `write` stands before the gate.
    func waitForWrite() { sem_wait(arrival) }

    /// Lets every `write` through from now on.
    func open() { sem_post(gate) }

    func write(_ event: borrowing LogEvent) throws(SinkError) {
        sem_post(arrival)
        sem_wait(gate)
        sem_post(gate)
        try kept.write(event)
    }

    func flush() throws(SinkError) {}
    func shutdown() throws(SinkError) { try kept.shutdown() }
    var counters: SinkCounters { kept.counters }
}
