/// What the alloc pass counted, per event.
struct AllocationCounts: Equatable, Sendable {
    var allocations: Double
    var bytes: Double
    /// Bytes alive at the peak beyond those before the first batch; nil where a worker cannot tell.
    var peak: Double?
    /// Bytes more alive with each event; nil where a worker cannot tell.
    var growth: Double?

    /// From the readings before a batch of `events`, after it, and after one of twice as many.
    init(_ readings: [AllocationMeter.Reading], events: UInt64) {
        let (before, one, two) = (readings[0], readings[1], readings[2])
        let events = Double(events)
        let difference = { (count: (AllocationMeter.Reading) -> UInt64) in
            (Double(count(two) - count(one)) - Double(count(one) - count(before))) / events
        }
        allocations = difference(\.allocations)
        bytes = difference(\.bytes)
        peak = Double(two.peak)
        growth = Double(two.live - one.live) / (2 * events)
    }

    func metrics(isExact: Bool) -> [MetricValue] {
        let kind = isExact ? MetricDefinition.Kind.exact : .noisy
        return [
            MetricValue(.allocations.with(kind), samples: [[allocations]]),
            MetricValue(.allocatedBytes.with(kind), samples: [[bytes]]),
            peak.flatMap { MetricValue(.livePeak, samples: [[$0]]) },
            growth.flatMap { MetricValue(.liveGrowth, samples: [[$0]]) },
        ].compactMap { $0 }
    }

    func json(isExact: Bool) -> JSON {
        [
            "allocations": .double(allocations), "bytes": .double(bytes), "peak": .orNull(peak),
            "growth": .orNull(growth), "is_exact": .bool(isExact),
        ]
    }

    init?(json: JSON) {
        guard let allocations = json["allocations"]?.double, let bytes = json["bytes"]?.double else { return nil }
        self.allocations = allocations
        self.bytes = bytes
        peak = json["peak"]?.double
        growth = json["growth"]?.double
    }
}
