#if canImport(Glibc)
internal import Glibc
#elseif canImport(Musl)
internal import Musl
#elseif canImport(Darwin)
internal import Darwin
#endif

/// The memory of one chunk of records.
///
/// Invariant behind the unchecked Sendable: whoever appends holds the lock of the owner and writes only behind what any
/// copy of the chunk counts as used; those bytes are never written again while a copy lives. So readers need no lock.
package final class RecordMemory: @unchecked Sendable {
    let start: UnsafeMutableRawPointer
    let capacity: Int

    /// nil when memory is exhausted; `allocate` would trap.
    init?(capacity: Int) {
        guard let start = malloc(max(1, capacity)) else { return nil }
        self.start = start
        self.capacity = capacity
    }

    deinit {
        free(start)
    }
}
