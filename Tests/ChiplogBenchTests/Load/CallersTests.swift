import Glibc
import Testing

@testable import ChiplogBench

@Suite("Callers")
struct CallersTests {
    @Test("threads: each caller works once a run, and all of them are there at once", arguments: [1, 2, 16])
    func threads(count: Int) throws {
        let callers = try CallerThreads(count: count)
        defer { callers.end() }
        // Nobody gets past the barrier until everybody is there: a run that let them go one by one would never end.
        let barrier = Barrier(count: count)
        let workload = CountingWorkload { _ in barrier.wait() }
        for run in 0..<20 {
            let times = callers.run { workload.run(thread: $0, events: UInt64(run)..<UInt64(run + 1)) }
            #expect(times.count == count)
        }
        #expect(workload.seen.mostAtOnce == count)
        let expected = (0..<20).map { UInt64($0)..<UInt64($0 + 1) }
        #expect(workload.seen.ranges == Dictionary(uniqueKeysWithValues: (0..<count).map { ($0, expected) }))
    }

    @Test("tasks: each caller works once a run", arguments: [1, 2, 16])
    func tasks(count: Int) async {
        let workload = CountingWorkload()
        await onOwnThread {
            let callers = CallerTasks(count: count)
            for run in 0..<20 {
                let times = callers.run { workload.run(thread: $0, events: UInt64(run)..<UInt64(run + 1)) }
                #expect(times.count == count)
            }
        }
        let expected = (0..<20).map { UInt64($0)..<UInt64($0 + 1) }
        #expect(workload.seen.ranges == Dictionary(uniqueKeysWithValues: (0..<count).map { ($0, expected) }))
    }

    @Test("one thread needs no waking: it is the thread that measures")
    func single() throws {
        let callers = try Load(threads: 1).makeCallers()
        nonisolated(unsafe) var worker: pthread_t?
        _ = callers.run { _ in worker = pthread_self() }
        #expect(worker == pthread_self())
    }

    @Test("a load gets the callers it asks for")
    func loads() throws {
        #expect(try Load(threads: 3, executor: .task).makeCallers() is CallerTasks)
        let threads = try #require(try Load(threads: 3).makeCallers() as? CallerThreads)
        #expect(threads.count == 3)
        threads.end()
    }
}

/// Lets nobody go on until `count` are waiting.
final class Barrier: Sendable {
    private let condition = Condition()
    private nonisolated(unsafe) var waiting = 0
    private nonisolated(unsafe) var round = 0
    private let count: Int

    init(count: Int) { self.count = count }

    func wait() {
        condition.locked {
            waiting += 1
            let arrived = round
            if waiting == count {
                waiting = 0
                round += 1
                condition.wakeAll()
            }
            while round == arrived { condition.wait() }
        }
    }
}

/// Does `body` on a thread of its own, because it blocks and a test must not block Swift's thread pool.
func onOwnThread(_ body: @escaping @Sendable () -> Void) async {
    await withCheckedContinuation { continuation in
        var thread = pthread_t()
        let box = Unmanaged.passRetained(
            ThreadBody {
                body()
                continuation.resume()
            })
        pthread_create(
            &thread, nil,
            { pointer in
                if let pointer { Unmanaged<ThreadBody>.fromOpaque(pointer).takeRetainedValue().body() }
                return nil
            }, box.toOpaque())
        pthread_detach(thread)
    }
}

private final class ThreadBody {
    let body: () -> Void
    init(_ body: @escaping () -> Void) { self.body = body }
}
