import ChiplogBench
import Glibc
import Synchronization

/// Counts its events; the fault asked for strikes in `run`.
final class ToyWorkload: Workload {
    private let fault: ToySettings.Fault
    private let directory: String
    private let announce: String?
    private let size: Int
    private let queued = Atomic<UInt64>(0)
    private let bytes = Atomic<UInt64>(0)
    private let lost = Atomic<UInt64>(0)

    init(_ fault: ToySettings.Fault, of settings: ToySettings, _ request: WorkloadRequest) {
        let strikes = settings.pass == nil || settings.pass == request.pass
        self.fault = strikes ? fault : .none
        directory = request.directory
        announce = settings.announce
        size = settings.size
    }

    func prepare() throws(WorkloadError) {
        bytes.store(0, ordering: .relaxed)
        // A file to be left behind, if anything is.
        close(open("\(directory)/output", O_WRONLY | O_CREAT | O_CLOEXEC, 0o600))
        if fault == .refuse { throw WorkloadError("the toy refuses; nothing was measured") }
    }

    func run(thread: Int, events range: Range<UInt64>) {
        switch fault {
        case .none, .refuse: break
        case .lose: lost.add(UInt64(range.count / 100), ordering: .relaxed)
        case .crash: fatalError("the toy is broken")
        case .hang: hang()
        case .exit: _exit(7)
        case .allocate: allocate(range.count)
        case .spike: free(touch(malloc(size)))
        case .hoard:
            _ = touch(malloc(size))
            hang()
        case .spill:
            truncate("\(directory)/output", size)
            hang()
        case .queue:
            queued.store(UInt64(size), ordering: .relaxed)
            hang()
        }
        bytes.add(UInt64(range.count), ordering: .relaxed)
    }

    private func allocate(_ times: Int) {
        // A loop over a range would allocate, too, in a debug build.
        var left = times
        while left > 0 {
            allocate()
            left -= 1
        }
    }

    private func allocate() {
        // Of size 0 it frees.
        _ = realloc(malloc(40), 0)
        free(valloc(100))
        free(reallocarray(nil, 3, 5))
        // More than there is.
        free(calloc(.max / 2, 3))
    }

    /// The memory, all of it resident.
    private func touch(_ memory: UnsafeMutableRawPointer?) -> UnsafeMutableRawPointer? {
        memory.map { memset($0, 1, size) }
    }

    private func hang() -> Never {
        if let announce {
            let pipe = open(announce, O_WRONLY | O_CLOEXEC)
            let text = "\(getpid())"
            write(pipe, text, text.utf8.count)
        }
        while true { pause() }
    }

    func drain() throws(WorkloadError) {}
    func finish() throws(WorkloadError) {}
    var queueDepth: UInt64? { fault == .queue ? queued.load(ordering: .relaxed) : nil }
    var bytesOut: UInt64? { bytes.load(ordering: .relaxed) }

    func delivery(sent: [UInt64]) throws(WorkloadError) -> Delivery {
        let sent = sent.reduce(0, +)
        let lost = lost.load(ordering: .relaxed)
        return Delivery(
            attempted: sent, accepted: sent, delivered: sent - lost, missingUnaccounted: lost, verifiedBy: "toy")
    }
}
