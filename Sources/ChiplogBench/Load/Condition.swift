import Glibc

/// A lock with a condition variable: threads sleep in it without spinning, so that waiting costs no CPU time.
///
/// `Synchronization.Mutex` has no condition to wait for; that is why this is pthread's.
final class Condition: @unchecked Sendable {
    // Invariant: made for many threads, and behind pointers, because a pthread object must never move in memory.
    private let mutex = UnsafeMutablePointer<pthread_mutex_t>.allocate(capacity: 1)
    private let condition = UnsafeMutablePointer<pthread_cond_t>.allocate(capacity: 1)

    init() {
        pthread_mutex_init(mutex, nil)
        pthread_cond_init(condition, nil)
    }

    deinit {
        pthread_cond_destroy(condition)
        pthread_mutex_destroy(mutex)
        condition.deallocate()
        mutex.deallocate()
    }

    func locked<Result>(_ body: () -> Result) -> Result {
        pthread_mutex_lock(mutex)
        defer { pthread_mutex_unlock(mutex) }
        return body()
    }

    /// Sleeps until woken, for no reason too; only inside `locked`, in a loop that tests what is waited for.
    func wait() {
        pthread_cond_wait(condition, mutex)
    }

    func wakeAll() {
        pthread_cond_broadcast(condition)
    }
}
