import Glibc

/// Callers that are threads of their own, parked in a condition variable between two runs.
///
/// Invariant: `round`, `running`, `work`, `isEnding` and `times` are touched under `lock` only.
final class CallerThreads: Callers, @unchecked Sendable {
    let count: Int
    private let lock = Condition()
    private var round: UInt64 = 0
    private var running = 0
    private var work: (@Sendable (Int) -> Void)?
    private var isEnding = false
    private var times: [UInt64]
    private var threads: [pthread_t] = []

    /// Starts `count` threads; they wait for the first run.
    init(count: Int) throws(WorkloadError) {
        self.count = count
        times = [UInt64](repeating: 0, count: count)
        for number in 0..<count {
            do throws(WorkloadError) {
                threads.append(try SystemThread.start("thread \(number + 1) of \(count)") { self.serve(number) })
            } catch {
                end()
                throw error
            }
        }
    }

    func run(_ work: @escaping @Sendable (Int) -> Void) -> [UInt64] {
        lock.locked {
            self.work = work
            running = count
            round += 1
            lock.wakeAll()
            while running > 0 { lock.wait() }
            self.work = nil
            return times
        }
    }

    /// Ends all threads and waits for them; no run may follow.
    func end() {
        lock.locked {
            isEnding = true
            lock.wakeAll()
        }
        for thread in threads { pthread_join(thread, nil) }
        threads = []
    }

    private func serve(_ number: Int) {
        var seen: UInt64 = 0
        while let work = nextWork(after: &seen) {
            let time = stopwatch { work(number) }
            lock.locked {
                times[number] = time
                running -= 1
                if running == 0 { lock.wakeAll() }
            }
        }
    }

    private func nextWork(after seen: inout UInt64) -> (@Sendable (Int) -> Void)? {
        lock.locked {
            while round == seen && !isEnding { lock.wait() }
            seen = round
            return isEnding ? nil : work
        }
    }
}
