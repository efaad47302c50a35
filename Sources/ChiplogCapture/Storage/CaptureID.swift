import Synchronization

/// Tells a capture's records and marks from another's, also when the capture is gone.
struct CaptureID: Sendable, Hashable {
    /// 32 bits, which a record has room for anyway: four billion captures in one process come to no end.
    private let number: UInt32

    private static let last = Atomic<UInt32>(0)

    /// One that no other capture of this process has.
    init() {
        number = Self.last.wrappingAdd(1, ordering: .relaxed).newValue
    }
}
