import Chiplog
import Synchronization

/// Keeps events like `KeepingSink`, but throws while it is told to.
final class MoodySink: LogSink {
    private let kept = KeepingSink()
    private let isBroken = Atomic<Bool>(false)
    private let tried = Atomic<Int>(0)

    var events: [KeptEvent] { kept.events }
    /// How often it was called while it was broken.
    var triesWhileBroken: Int { tried.load(ordering: .relaxed) }

    func breakDown() { isBroken.store(true, ordering: .relaxed) }
    func recover() { isBroken.store(false, ordering: .relaxed) }

    private func check() throws(SinkError) {
        guard isBroken.load(ordering: .relaxed) else { return }
        tried.add(1, ordering: .relaxed)
        throw SinkError("broken for a while")
    }

    func write(_ event: borrowing LogEvent) throws(SinkError) {
        try check()
        try kept.write(event)
    }

    func flush() throws(SinkError) { try check() }
    func shutdown() throws(SinkError) { try kept.shutdown() }
    var counters: SinkCounters { kept.counters }
}
