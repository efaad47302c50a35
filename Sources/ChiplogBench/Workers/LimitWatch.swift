import CBenchSystem
import Glibc

/// Ends a worker that uses up more than its scenario allows, with a last word to its parent and nothing left behind.
///
/// A thread looks every few milliseconds at what is used just then; what rises and falls in between is seen after each
/// command, where the system keeps a high-water mark.
final class LimitWatch: Sendable {
    private let gauges: [Gauge]
    private let voice: WorkerVoice
    private let directory: String
    private let start = cbench_monotonic_ns()

    /// Microseconds between two looks: short against the time that memory takes to fill, long against what a look costs.
    private static let interval: UInt32 = 5_000

    /// - Parameter directory: The worker's own folder, removed on a breach.
    init(_ gauges: [Gauge], voice: WorkerVoice, directory: String) {
        self.gauges = gauges
        self.voice = voice
        self.directory = directory
    }

    /// Looks at what was used at the most; called between commands.
    func lookBack() {
        for gauge in gauges { hold(gauge, gauge.peak()) }
    }

    /// Starts the thread that looks, until the process ends; there is none where there is nothing to look at.
    ///
    /// - Parameter frugally: Only at what can be looked at without allocating.
    func begin(frugally: Bool) throws(WorkloadError) {
        let watched = gauges.filter { $0.isFrugal || !frugally }
        guard !watched.isEmpty else { return }
        let thread = try SystemThread.start("the thread that watches limits") {
            while true {
                for gauge in watched { self.hold(gauge, gauge.now()) }
                usleep(Self.interval)
            }
        }
        pthread_detach(thread)
    }

    private func hold(_ gauge: Gauge, _ found: UInt64?) {
        guard let found, found > gauge.most else { return }
        let breach = LimitBreach(
            name: gauge.name, most: gauge.most, found: found, after: cbench_monotonic_ns() - start)
        voice.sayLast(breach.json) {
            cbench_remove_tree(directory)
            _exit(0)
        }
    }
}
