import Glibc
import Synchronization

/// Threads of the operating system, for what Swift's own pool must not be kept from its tasks by.
enum SystemThread {
    /// Starts one that does `body` and ends. Whoever starts it joins or detaches it.
    ///
    /// - Parameter name: What it is called where it does not start.
    static func start(_ name: String, _ body: @escaping @Sendable () -> Void) throws(WorkloadError) -> pthread_t {
        var thread = pthread_t()
        let work = Unmanaged.passRetained(Work(body))
        let error = pthread_create(&thread, nil, { Work.run($0) }, work.toOpaque())
        guard error == 0 else {
            work.release()
            throw WorkloadError("\(name) does not start: \(String(cString: strerror(error)))")
        }
        return thread
    }

    /// Does `other` on a thread of its own while `body` runs on this one; one after the other where no thread starts.
    static func run<Other: Sendable, Own>(
        _ other: @escaping @Sendable () -> Other, beside body: () -> Own
    ) -> (other: Other, own: Own) {
        let outcome = Outcome<Other>()
        let thread = try? start("a thread beside this one") {
            let value = other()
            outcome.value.withLock { $0 = value }
        }
        let own = body()
        if let thread { pthread_join(thread, nil) }
        return (outcome.value.withLock { $0 } ?? other(), own)
    }

    /// What came of work on another thread; nil until it is done.
    private final class Outcome<Value: Sendable>: Sendable {
        let value = Mutex<Value?>(nil)
    }

    /// What a new thread is handed.
    private final class Work {
        private let body: @Sendable () -> Void

        init(_ body: @escaping @Sendable () -> Void) {
            self.body = body
        }

        static func run(_ pointer: UnsafeMutableRawPointer?) -> UnsafeMutableRawPointer? {
            guard let pointer else { return nil }
            Unmanaged<Work>.fromOpaque(pointer).takeRetainedValue().body()
            return nil
        }
    }
}
