import Glibc

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
