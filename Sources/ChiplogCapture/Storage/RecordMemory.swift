/// The memory of one chunk of records.
///
/// Invariant behind the unchecked Sendable: whoever appends holds the lock of the capture and writes only behind what any
/// copy of the chunk counts as used; those bytes are never written again. So readers need no lock.
final class RecordMemory: @unchecked Sendable {
    let start: UnsafeMutableRawPointer
    let capacity: Int

    init(capacity: Int) {
        start = .allocate(byteCount: capacity, alignment: MemoryLayout<UInt64>.alignment)
        self.capacity = capacity
    }

    deinit {
        start.deallocate()
    }
}
