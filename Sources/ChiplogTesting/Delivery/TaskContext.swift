internal import Chiplog

/// The task-locals of the task that made it, for work on other threads and after that task's end.
///
/// Swift Testing finds the test that an issue belongs to by task-locals of its own. The only way to keep them is a task:
/// one is started that waits for work, and runs it on the thread that hands it over.
final class TaskContext: Sendable {
    typealias Work = @Sendable () -> Void

    /// What the handle and the waiting task share; the task must not keep the handle alive.
    private final class Door: Sendable {
        private struct State {
            var waiter: UnsafeContinuation<Work?, Never>?
            var work: [Work] = []
            var isClosed = false

            mutating func takeWaiter() -> UnsafeContinuation<Work?, Never>? {
                defer { waiter = nil }
                return waiter
            }
        }

        private let state = FutexMutex(State())

        /// The next work; nil when there will be none.
        func next() async -> Work? {
            await withUnsafeContinuation { continuation in
                let (isReady, work) = state.withLock { state -> (Bool, Work?) in
                    if !state.work.isEmpty { return (true, state.work.removeFirst()) }
                    if state.isClosed { return (true, nil) }
                    state.waiter = continuation
                    return (false, nil)
                }
                if isReady {
                    continuation.resume(returning: work)
                }
            }
        }

        func pass(_ work: @escaping Work) {
            let waiter = state.withLock { state in
                if state.waiter == nil { state.work.append(work) }
                return state.takeWaiter()
            }
            waiter?.resume(returning: work)
        }

        func close() {
            let waiter = state.withLock { state in
                state.isClosed = true
                return state.takeWaiter()
            }
            waiter?.resume(returning: nil)
        }
    }

    private let door = Door()

    /// Keeps the task-locals of the current task, and so whatever they refer to.
    init() {
        Task(executorPreference: CallersThread.executor) { [door] in
            while let work = await door.next() {
                work()
            }
        }
    }

    deinit { door.close() }

    /// Runs `work` with the task-locals kept. It is done on return, unless another thread is running work here: that one
    /// then does it.
    func run(_ work: @escaping Work) {
        door.pass(work)
    }
}

/// Runs each job at once on the thread that enqueues it.
private final class CallersThread: TaskExecutor {
    static let executor = CallersThread()

    func enqueue(_ job: consuming ExecutorJob) {
        UnownedJob(job).runSynchronously(on: asUnownedTaskExecutor())
    }
}
