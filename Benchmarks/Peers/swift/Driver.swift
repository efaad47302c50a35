import Glibc

/// Drives a peer through samples and reads the clocks around them; event numbers never restart.
struct Driver {
    let peer: PrintPeer
    /// The file that is emptied before each sample; nil where lines go nowhere.
    let output: String?
    private var done: UInt64 = 0

    init(_ peer: PrintPeer, output: String?) {
        self.peer = peer
        self.output = output
    }

    mutating func sample(_ events: UInt64) throws -> Reading {
        if let output, truncate(output, 0) != 0 {
            throw CommandError("\(output): \(String(cString: strerror(errno)))")
        }
        let numbers = nextEvents(events)
        let cpu = readClock(CLOCK_PROCESS_CPUTIME_ID)
        let start = readClock(CLOCK_MONOTONIC)
        peer.log(numbers)
        let called = readClock(CLOCK_MONOTONIC)
        try peer.drain()
        let drained = readClock(CLOCK_MONOTONIC)
        return Reading(
            eventsPerCaller: events, callersNs: [called - start], callingNs: called - start,
            drainingNs: drained - called, cpuNs: readClock(CLOCK_PROCESS_CPUTIME_ID) - cpu,
            bytes: Reading.Size(bytes: output.flatMap(fileSize)))
    }

    /// Finds the batch whose samples last about `target`, while warming up for `warmUp`.
    mutating func calibrate(target: UInt64, warmUp: UInt64) throws -> UInt64 {
        let tries = 60
        let largest: UInt64 = 1 << 32
        var batch: UInt64 = 1
        var spent: UInt64 = 0
        var fitting = 0
        for _ in 0..<tries {
            let reading = try sample(batch)
            let lasted = max(1, reading.callingNs + reading.drainingNs)
            spent += lasted
            let fits = lasted >= target / 2 && lasted <= target * 2 || batch == 1 && lasted > target
            fitting = fits ? fitting + 1 : 0
            // Two in a row: the first of all may be long only because everything is cold.
            if fitting >= 2 && spent >= warmUp { break }
            let factor = min(max(Double(target) / Double(lasted), 0.1), 10)
            batch = min(max(1, UInt64((Double(batch) * factor).rounded())), largest)
        }
        return batch
    }

    /// Takes samples of `batch` until `duration` has passed.
    mutating func warmUp(batch: UInt64, duration: UInt64) throws {
        let start = readClock(CLOCK_MONOTONIC)
        repeat { _ = try sample(batch) } while readClock(CLOCK_MONOTONIC) - start < duration
    }

    mutating func logNumbered(_ events: UInt64) throws {
        peer.logNumbered(nextEvents(events))
        try peer.drain()
    }

    private mutating func nextEvents(_ count: UInt64) -> Range<UInt64> {
        defer { done += count }
        return done..<(done + count)
    }
}

private func readClock(_ clock: clockid_t) -> UInt64 {
    var now = timespec()
    clock_gettime(clock, &now)
    return UInt64(now.tv_sec) * 1_000_000_000 + UInt64(now.tv_nsec)
}

private func fileSize(_ path: String) -> UInt64? {
    var status = stat()
    return stat(path, &status) == 0 ? UInt64(status.st_size) : nil
}
