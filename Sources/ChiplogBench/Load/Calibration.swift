/// Finds how many events make a sample of the wanted length, and warms up by looking for it.
struct Calibration: Equatable, Sendable {
    /// How long a sample shall last, in nanoseconds.
    var target: UInt64
    /// How long to run at least, in nanoseconds.
    var warmUp: UInt64

    /// More tries than any workload needs whose cost per event is at all steady: growth by ten reaches from one event
    /// to the largest batch in fewer than twenty.
    private static let tries = 60

    /// A bound that keeps event numbers far from overflow, at a nanosecond per event four seconds long.
    private static let largestBatch: UInt64 = 1 << 32

    /// The batch whose sample lasts about `target`.
    ///
    /// - Parameter sample: Takes a sample of a batch and returns how long it lasted, in nanoseconds.
    func batch<Failure>(_ sample: (UInt64) throws(Failure) -> UInt64) throws(Failure) -> UInt64 {
        var batch: UInt64 = 1
        var spent: UInt64 = 0
        var fitting = 0
        for _ in 0..<Self.tries {
            let time = max(1, try sample(batch))
            spent += time
            // Two in a row: the first sample of all may be long only because everything is cold.
            fitting = isNear(time) || (batch == 1 && time > target) ? fitting + 1 : 0
            if fitting >= 2 && spent >= warmUp { return batch }
            batch = next(after: batch, lasting: time)
        }
        return batch
    }

    private func isNear(_ time: UInt64) -> Bool { time >= target / 2 && time <= target * 2 }

    /// The batch scaled to the target, by ten at most: a short sample says little about a long one.
    private func next(after batch: UInt64, lasting time: UInt64) -> UInt64 {
        let factor = min(max(Double(target) / Double(time), 0.1), 10)
        return min(max(1, UInt64((Double(batch) * factor).rounded())), Self.largestBatch)
    }
}
