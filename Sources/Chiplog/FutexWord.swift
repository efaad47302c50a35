internal import CChiplogShims
internal import Synchronization

/// A word of memory that threads sleep on.
///
/// Invariant behind the unchecked Sendable: the word is an atomic.
package final class FutexWord: @unchecked Sendable {
    private let word: UnsafeMutablePointer<Atomic<UInt32>>

    package init(_ value: UInt32 = 0) {
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
    package var value: UInt32 { word.pointee.load(ordering: .relaxed) }

    package func load() -> UInt32 { word.pointee.load(ordering: .sequentiallyConsistent) }

    package func store(_ value: UInt32) { word.pointee.store(value, ordering: .sequentiallyConsistent) }

    package func exchange(_ value: UInt32) -> UInt32 { word.pointee.exchange(value, ordering: .sequentiallyConsistent) }

    /// Puts `new` where `old` is; false when something else is there.
    package func replace(_ old: UInt32, with new: UInt32) -> Bool {
        word.pointee.compareExchange(expected: old, desired: new, ordering: .sequentiallyConsistent).exchanged
    }

    /// Adds one and wakes everybody who sleeps here.
    package func advance() {
        word.pointee.wrappingAdd(1, ordering: .sequentiallyConsistent)
        chiplog_wake_all(address)
    }

    package func wakeAll() { chiplog_wake_all(address) }

    /// Sleeps while the word is `value`, for at most `nanoseconds` (0: no limit); may return early.
    package func wait(while value: UInt32, nanoseconds: Int64 = 0) { chiplog_wait(address, value, nanoseconds) }
}
