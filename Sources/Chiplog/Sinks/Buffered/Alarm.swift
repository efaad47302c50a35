internal import CChiplogShims
internal import Synchronization

/// Calls a closure on a thread of its own, some time after it was set; sleeps while it is not.
final class Alarm: Sendable {
    private enum State {
        static let idle: UInt32 = 0
        static let set: UInt32 = 1
        static let stopped: UInt32 = 2
    }

    private let word = FutexWord(State.idle)
    private let delay: Int64
    private let thread = Mutex<WriterThread?>(nil)

    /// - Parameter delay: how long after `set` the alarm rings.
    init(after delay: Duration) {
        self.delay = delay.clampedNanoseconds
    }

    /// Starts the thread; false when the system has none to give.
    ///
    /// - Parameter ring: what is called; the alarm is set again when it answers true.
    func start(_ ring: @escaping @Sendable () -> Bool) -> Bool {
        let (word, delay) = (word, delay)
        let started = WriterThread { Self.run(word, delay, ring) }
        thread.withLock { $0 = started }
        return started != nil
    }

    /// Has the alarm ring after the delay; does nothing while it is set. About 1 ns then, a system call otherwise.
    @inline(__always)
    func set() {
        if _slowPath(word.value == State.idle) {
            wake()
        }
    }

    @inline(never)
    private func wake() {
        if word.replace(State.idle, with: State.set) {
            word.wakeAll()
        }
    }

    /// Ends the thread, after the call that it may be in; from within that call, after the return.
    func stop() {
        word.store(State.stopped)
        word.wakeAll()
        let thread = thread.withLock { thread in
            defer { thread = nil }
            return thread
        }
        thread?.join()
    }

    private static func run(_ word: FutexWord, _ delay: Int64, _ ring: @Sendable () -> Bool) {
        while true {
            word.wait(while: State.idle)
            let end = chiplog_monotonic_ns() + delay
            while word.load() == State.set, case let rest = end - chiplog_monotonic_ns(), rest > 0 {
                word.wait(while: State.set, nanoseconds: rest)
            }
            switch word.load() {
            case State.stopped:
                return
            case State.set:
                // Before the call, so that what comes during it sets the alarm anew.
                if word.replace(State.set, with: State.idle), ring() {
                    _ = word.replace(State.idle, with: State.set)
                }
            default:
                continue
            }
        }
    }
}
