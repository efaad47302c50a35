/// The figures of the time pass, from the raw readings of each process.
enum TimeMetrics {
    /// Each figure that the readings allow, in the order of ``MetricDefinition/all``.
    static func values(of readings: [[SampleReading]]) -> [MetricValue] {
        let drops = readings.joined().contains { $0.dropped > 0 }
        let figures: [(MetricDefinition, (SampleReading) -> Double?)] = [
            (.cpuTime, { Double($0.cpu) / Double($0.events) }),
            (.throughput, { Double($0.events - $0.dropped) * 1e9 / Double(max(1, $0.wall)) }),
            (.callerTime, { $0.meanCallerTime }),
            (.drainTime, { Double($0.draining) / Double($0.events) }),
            (.dropped, { drops ? 100 * Double($0.dropped) / Double($0.events) : nil }),
            (.bytesPerEvent, { reading in reading.bytes.map { Double($0) / Double(reading.events) } }),
        ]
        return figures.compactMap { definition, figure in
            MetricValue(definition, samples: readings.map { $0.compactMap(figure) })
        }
    }
}

extension SampleReading {
    /// The mean over the callers of each one's own wall time per event, in nanoseconds.
    fileprivate var meanCallerTime: Double {
        callers.reduce(0) { $0 + Double($1) } / Double(callers.count) / Double(eventsPerCaller)
    }
}
