internal import CChiplogShims
internal import Synchronization

/// A lock for handing events to the sink behind a wrapper, that knows which thread holds it: a sink may log into the very
/// wrapper that calls it, and must not wait for itself.
final class Turn: Sendable {
    private let lock = FutexMutex(())
    private let owner = Atomic<UInt>(0)

    private static var currentThread: UInt { UInt(bitPattern: chiplog_current_thread()) }

    /// Whether the calling thread holds it.
    var isHeldHere: Bool { owner.load(ordering: .relaxed) == Self.currentThread }

    /// Whether some thread held it a moment ago.
    var isHeld: Bool { owner.load(ordering: .relaxed) != 0 }

    /// Runs `body` when it is this thread's turn. Not to be called where `isHeldHere`.
    func take<Failure: Error>(_ body: () throws(Failure) -> Void) throws(Failure) {
        try lock.withLock { (_) throws(Failure) in
            owner.store(Self.currentThread, ordering: .relaxed)
            defer { owner.store(0, ordering: .relaxed) }
            try body()
        }
    }
}
