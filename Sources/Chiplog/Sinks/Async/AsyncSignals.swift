internal import CChiplogShims
internal import Synchronization

/// A word of memory that threads sleep on.
///
/// Invariant behind the unchecked Sendable: the word is an atomic.
final class FutexWord: @unchecked Sendable {
    private let word: UnsafeMutablePointer<Atomic<UInt32>>

    init(_ value: UInt32 = 0) {
        word = .allocate(capacity: 1)
        word.initialize(to: Atomic(value))
    }

    deinit {
        word.deinitialize(count: 1)
        word.deallocate()
    }

    private var address: UnsafeMutablePointer<UInt32> {
        UnsafeMutableRawPointer(word).assumingMemoryBound(to: UInt32.self)
    }

    @inline(__always)
    var value: UInt32 { word.pointee.load(ordering: .relaxed) }

    func load() -> UInt32 { word.pointee.load(ordering: .sequentiallyConsistent) }

    func store(_ value: UInt32) { word.pointee.store(value, ordering: .sequentiallyConsistent) }

    func exchange(_ value: UInt32) -> UInt32 { word.pointee.exchange(value, ordering: .sequentiallyConsistent) }

    /// Puts `new` where `old` is; false when something else is there.
    func replace(_ old: UInt32, with new: UInt32) -> Bool {
        word.pointee.compareExchange(expected: old, desired: new, ordering: .sequentiallyConsistent).exchanged
    }

    /// Adds one and wakes everybody who sleeps here.
    func advance() {
        word.pointee.wrappingAdd(1, ordering: .sequentiallyConsistent)
        chiplog_wake_all(address)
    }

    func wakeAll() { chiplog_wake_all(address) }

    /// Sleeps while the word is `value`, for at most `nanoseconds` (0: no limit); may return early.
    func wait(while value: UInt32, nanoseconds: Int64 = 0) { chiplog_wait(address, value, nanoseconds) }
}

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
