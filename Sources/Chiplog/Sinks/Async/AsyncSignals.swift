internal import Synchronization

/// What callers and the backend of an asynchronous sink tell each other.
final class AsyncSignals: Sendable {
    /// What the backend is doing.
    enum BackendState {
        static let running: UInt32 = 0
        /// Back within a millisecond by itself.
        static let napping: UInt32 = 1
        /// Waits until it is woken.
        static let asleep: UInt32 = 2
    }

    /// Whether callers may queue.
    enum Mode {
        static let open: UInt8 = 0
        static let closed: UInt8 = 1
        /// There is no backend: its thread could not be started, and callers write themselves.
        static let synchronous: UInt8 = 2
    }

    let backend = FutexWord(BackendState.running)
    let mode = Atomic<UInt8>(Mode.open)
    /// Set last: the backend ends once its queues are empty.
    let isStopping = Atomic<Bool>(false)
    /// Whether it was the backend's own thread that asked for the shutdown.
    let endsByItself = Atomic<Bool>(false)
    /// Not 0 once the sink has been shut down; who asks for a shutdown under way sleeps on it.
    let isShutDown = FutexWord()

    /// Callers that wait for room, and the word they sleep on.
    let waiters = Atomic<Int>(0)
    let room = FutexWord()

    /// Flushes asked for and done so far; `flushed` is what the askers sleep on.
    let flushesAsked = Atomic<UInt64>(0)
    let flushesDone = Atomic<UInt64>(0)
    let flushed = FutexWord()

    /// Wakes the backend if it rests.
    func kick() {
        if backend.exchange(BackendState.running) != BackendState.running {
            backend.wakeAll()
        }
    }

    /// Whether the backend must not rest now.
    var hasRequests: Bool {
        flushesAsked.load(ordering: .sequentiallyConsistent) != flushesDone.load(ordering: .relaxed)
            || isStopping.load(ordering: .sequentiallyConsistent)
            || waiters.load(ordering: .sequentiallyConsistent) > 0
    }
}
