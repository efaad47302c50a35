import Chiplog
import Synchronization

/// Where a number of threads wait for each other.
final class Rendezvous: Sendable {
    private let missing: Atomic<Int>
    private let isComplete = FutexWord()

    init(_ count: Int) {
        missing = Atomic(count)
    }

    /// Returns when everybody has come, or, where threads could not be started, after ten seconds.
    func arriveAndWait() {
        if missing.subtract(1, ordering: .sequentiallyConsistent).newValue == 0 {
            isComplete.store(1)
            isComplete.wakeAll()
        }
        // Not a loop: who waits in vain shall not wait for ever.
        isComplete.wait(while: 0, nanoseconds: 10_000_000_000)
    }
}
