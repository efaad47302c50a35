internal import CChiplogShims

/// Flushes the sinks of every live pipeline when the process ends through `exit` or a return from `main`; what cannot be
/// written even then is told on standard error. A child made by `fork` does not flush what it has inherited.
enum ExitDrain {
    // Not a `Mutex`, whose contended path the thread sanitizer cannot see: parallel tests make pipelines all the time.
    // Not weak references either: they would make every reference count of a pipeline take the slow way.
    private static let sinks = FutexMutex<[ObjectIdentifier: GuardedSink]?>(nil)

    static func register(_ sink: GuardedSink) {
        let isFirst = sinks.withLock { sinks in
            let isFirst = sinks == nil
            sinks = sinks ?? [:]
            sinks?[ObjectIdentifier(sink)] = sink
            return isFirst
        }
        if isFirst {
            chiplog_at_exit { ExitDrain.drain(on: "at exit") }
        }
    }

    static func unregister(_ sink: GuardedSink) {
        // What is removed is released after the lock.
        _ = sinks.withLock { $0?.removeValue(forKey: ObjectIdentifier(sink)) }
    }

    /// Flushes everything, waiting no longer than `limit` for other threads at each sink.
    ///
    /// - Parameter occasion: what is said about losses, such as "at exit".
    static func drain(within limit: Duration? = nil, on occasion: String) {
        let live = sinks.withLock { sinks in sinks.map { Array($0.values) } ?? [] }
        for sink in live {
            do throws(SinkError) {
                if let limit {
                    try sink.sink.flush(within: limit)
                } else {
                    try sink.sink.flush()
                }
            } catch {
                // Nobody is left to catch it, and a loss must be told.
                chiplog_tell("chiplog: \(occasion): \(error.description)")
            }
        }
    }
}
