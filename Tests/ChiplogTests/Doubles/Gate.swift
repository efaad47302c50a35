import Glibc

/// Shut until opened; then everybody passes, those that wait and those that come later.
final class Gate: @unchecked Sendable {
    // Invariant behind the unchecked Sendable: a semaphore is made for many threads, and never moves.
    private let semaphore = UnsafeMutablePointer<sem_t>.allocate(capacity: 1)

    init() { sem_init(semaphore, 0, 0) }

    deinit {
        sem_destroy(semaphore)
        semaphore.deallocate()
    }

    func open() { sem_post(semaphore) }

    func wait() {
        sem_wait(semaphore)
        sem_post(semaphore)
    }
}
