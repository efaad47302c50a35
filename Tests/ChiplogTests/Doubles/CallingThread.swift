import Glibc

/// A thread of the operating system that runs one closure: what many callers of a log are.
struct CallingThread: @unchecked Sendable {
    // Invariant behind the unchecked Sendable: a `pthread_t` is a name, and never changes here.
    private let thread: pthread_t

    private final class Body {
        let run: @Sendable () -> Void
        init(_ run: @escaping @Sendable () -> Void) { self.run = run }
    }

    init(_ run: @escaping @Sendable () -> Void) {
        var thread = pthread_t()
        let body = Unmanaged.passRetained(Body(run)).toOpaque()
        let code = pthread_create(
            &thread, nil,
            { argument in
                argument.map { Unmanaged<Body>.fromOpaque($0).takeRetainedValue().run() }
                return nil
            }, body)
        precondition(code == 0, "no thread could be started")
        self.thread = thread
    }

    /// Sends the thread a signal; harmless once it has ended but not been joined.
    func interrupt(_ signal: Int32) { pthread_kill(thread, signal) }

    func join() { pthread_join(thread, nil) }

    /// Nobody will join it; it cleans up after itself when it ends.
    func letGo() { pthread_detach(thread) }
}

/// Runs `body` on `count` threads at once, with their numbers, and returns when all are done.
func onThreads(_ count: Int, _ body: @escaping @Sendable (Int) -> Void) {
    let threads = (0..<count).map { number in CallingThread { body(number) } }
    for thread in threads { thread.join() }
}
