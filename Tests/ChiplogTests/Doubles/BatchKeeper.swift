import Chiplog

/// Keeps the batches it is handed; refuses them while it is told to.
final class BatchKeeper: LogBatchSink {
    private struct State {
        var batches: [LogBatch] = []
        var refused = 0
        var flushes = 0
        var shutdowns = 0
        var isRefusing = false
    }

    private let state = FutexMutex(State())
    /// Opened by the first batch.
    let arrival = Gate()

    var batches: [LogBatch] { state.withLock(\.batches) }
    var refused: Int { state.withLock(\.refused) }
    var flushes: Int { state.withLock(\.flushes) }
    var shutdowns: Int { state.withLock(\.shutdowns) }

    var isRefusing: Bool {
        get { state.withLock(\.isRefusing) }
        set { state.withLock { $0.isRefusing = newValue } }
    }

    func write(_ batch: LogBatch) throws(SinkError) {
        let isRefused = state.withLock { state in
            if state.isRefusing { state.refused += 1 } else { state.batches.append(batch) }
            return state.isRefusing
        }
        arrival.open()
        if isRefused { throw SinkError("refused on purpose") }
    }

    func flush() throws(SinkError) { state.withLock { $0.flushes += 1 } }
    func shutdown() throws(SinkError) { state.withLock { $0.shutdowns += 1 } }

    /// All events of all batches.
    var events: [KeptEvent] {
        var events: [KeptEvent] = []
        for batch in batches { batch.forEachEvent { events.append(KeptEvent($0)) } }
        return events
    }
}
