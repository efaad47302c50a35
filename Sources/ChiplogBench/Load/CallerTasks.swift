/// Callers that are child tasks of one task group, on Swift's own thread pool.
///
/// The pool runs no more of them at once than there are processors; the others wait their turn, as they do in a
/// service. No gate holds them back until all are there: waiting inside a task would block the pool itself.
final class CallerTasks: Callers, @unchecked Sendable {
    let count: Int
    private let done = Condition()
    // Invariant: touched under `done` only.
    private var times: [UInt64]?

    init(count: Int) {
        self.count = count
    }

    func run(_ work: @escaping @Sendable (Int) -> Void) -> [UInt64] {
        Task.detached { await self.finish(self.runAll(work)) }
        return done.locked {
            while true {
                if let times {
                    self.times = nil
                    return times
                }
                done.wait()
            }
        }
    }

    private func runAll(_ work: @escaping @Sendable (Int) -> Void) async -> [UInt64] {
        await withTaskGroup(of: (Int, UInt64).self) { group in
            for number in 0..<count {
                group.addTask { (number, stopwatch { work(number) }) }
            }
            return await group.reduce(into: [UInt64](repeating: 0, count: count)) { $0[$1.0] = $1.1 }
        }
    }

    private func finish(_ times: [UInt64]) {
        done.locked {
            self.times = times
            done.wakeAll()
        }
    }
}
