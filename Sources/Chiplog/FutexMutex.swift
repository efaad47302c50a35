internal import CChiplogShims

/// A value behind the lock that hot sinks use; `Synchronization.Mutex` collapses when threads outnumber cores
/// (8 threads on 2 cores: 0.1 million acquisitions a second against 9 million).
///
/// Invariant behind the unchecked Sendable: the value is reached only by whoever holds the lock.
package final class FutexMutex<Value>: @unchecked Sendable {
    private struct Storage {
        var lock = chiplog_lock()
        var value: Value
    }

    // Behind pointers, so that neither moves and no access is checked for exclusivity; one to each part, since to the
    // thread sanitizer an access to the value through `storage.pointee` is one to the lock too.
    private let storage: UnsafeMutablePointer<Storage>
    private let lock: UnsafeMutablePointer<chiplog_lock>
    private let value: UnsafeMutablePointer<Value>

    package init(_ value: Value) {
        storage = .allocate(capacity: 1)
        storage.initialize(to: Storage(value: value))
        // Stored properties have an address.
        lock = storage.pointer(to: \.lock).unsafelyUnwrapped
        self.value = storage.pointer(to: \.value).unsafelyUnwrapped
    }

    deinit {
        storage.deinitialize(count: 1)
        storage.deallocate()
    }

    /// Runs `body` alone with the value. Not recursive: `body` must not come back here.
    @inline(__always)
    package func withLock<Result, Failure: Error>(
        _ body: (inout Value) throws(Failure) -> Result
    ) throws(Failure) -> Result {
        chiplog_lock_acquire(lock)
        defer { chiplog_lock_release(lock) }
        return try body(&value.pointee)
    }
}
