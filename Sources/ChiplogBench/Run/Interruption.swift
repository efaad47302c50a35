import CBenchSystem
import Glibc

/// A wish to stop early, such as Ctrl-C: raised once, for good.
///
/// It is a descriptor that becomes readable, so that a wait for a child ends the moment the wish is there.
public struct Interruption: Sendable {
    let descriptor: Int32

    /// Raised when `descriptor` becomes readable; its bytes are never read.
    public init(whenReadable descriptor: Int32) {
        self.descriptor = descriptor
    }

    /// An interruption that never comes (`poll` passes over a negative descriptor).
    public static let never = Interruption(whenReadable: -1)

    /// Whether the wish has been raised.
    public var isRaised: Bool {
        var entry = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
        return poll(&entry, 1, 0) > 0 && entry.revents != 0
    }
}

extension Interruption {
    /// Raised by this process's first SIGINT, SIGTERM or SIGHUP; a SIGINT or SIGTERM after it ends the process.
    ///
    /// Call it once, when there is something to end early: from then on no first signal ends the process by itself.
    public static func bySignals() -> Interruption {
        Interruption(whenReadable: cbench_catch_interrupts())
    }
}
