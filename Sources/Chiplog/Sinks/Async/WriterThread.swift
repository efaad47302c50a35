#if canImport(Glibc)
internal import Glibc
#elseif canImport(Musl)
internal import Musl
#elseif canImport(Darwin)
internal import Darwin
#endif

/// A thread that runs one closure.
///
/// Invariant behind the unchecked Sendable: a `pthread_t` is a name, and never changes here.
package struct WriterThread: @unchecked Sendable {
    private final class Body {
        let run: @Sendable () -> Void

        init(_ run: @escaping @Sendable () -> Void) {
            self.run = run
        }
    }

    private let thread: pthread_t

    /// Starts the thread; nil when the system has none to give. Signals are left to the program's other threads.
    package init?(_ run: @escaping @Sendable () -> Void) {
        let body = Unmanaged.passRetained(Body(run))
        var all = sigset_t()
        var before = sigset_t()
        sigfillset(&all)
        pthread_sigmask(SIG_SETMASK, &all, &before)
        defer { pthread_sigmask(SIG_SETMASK, &before, nil) }
        #if canImport(Darwin)
        var thread: pthread_t?
        #else
        var thread = pthread_t()
        #endif
        let code = pthread_create(&thread, nil, Self.main, body.toOpaque())
        guard code == 0 else {
            body.release()
            return nil
        }
        #if canImport(Darwin)
        guard let thread else { return nil }
        #endif
        self.thread = thread
    }

    #if canImport(Darwin)
    private static let main: @convention(c) (UnsafeMutableRawPointer) -> UnsafeMutableRawPointer? = { argument in
        Unmanaged<Body>.fromOpaque(argument).takeRetainedValue().run()
        return nil
    }
    #else
    private static let main: @convention(c) (UnsafeMutableRawPointer?) -> UnsafeMutableRawPointer? = { argument in
        if let argument {
            Unmanaged<Body>.fromOpaque(argument).takeRetainedValue().run()
        }
        return nil
    }
    #endif

    /// Whether this is the calling thread.
    var isCurrent: Bool { pthread_equal(thread, pthread_self()) != 0 }

    /// Returns when the thread has ended; a thread that asks for itself is let go instead.
    package func join() {
        if isCurrent {
            pthread_detach(thread)
        } else {
            pthread_join(thread, nil)
        }
    }
}
