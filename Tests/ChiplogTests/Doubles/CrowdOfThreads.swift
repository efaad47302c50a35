import Chiplog
import Glibc
import Synchronization

/// Runs `body` while so many threads have logged and live on that any new one has no queue or counter of its own.
func amongManyThreads(_ body: () throws -> Void) rethrows {
    final class Count: Sendable { let value = Atomic<Int>(0) }
    let ready = Count()
    let gate = Gate()
    let log = Log("crowd", pipeline: Pipeline(sinks: [.null]))
    let crowd = (0..<128).map { _ in
        CallingThread {
            log.info("here")
            ready.value.add(1, ordering: .sequentiallyConsistent)
            gate.wait()
        }
    }
    defer {
        gate.open()
        for thread in crowd { thread.join() }
    }
    while ready.value.load(ordering: .sequentiallyConsistent) < crowd.count { sched_yield() }
    try body()
}
