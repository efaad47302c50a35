/// The figures of the time pass, from the raw readings of each process.
enum TimeMetrics {
    /// Each figure that the readings allow, in the order of ``MetricDefinition/all``.
    ///
    /// - Parameter ratio: the figure that came of comparing these readings with the reference's.
    static func values(of readings: [[SampleReading]], ratio: MetricValue? = nil) -> [MetricValue] {
        let drops = readings.joined().contains { $0.dropped > 0 }
        let figures: [(MetricDefinition, (SampleReading) -> Double?)] = [
            (.cpuTime, { $0.cpuTime }),
            (.throughput, { Double($0.events - $0.dropped) * 1e9 / Double(max(1, $0.wall)) }),
            (.callerTime, { $0.meanCallerTime }),
            (.drainTime, { Double($0.draining) / Double($0.events) }),
            (.dropped, { drops ? 100 * Double($0.dropped) / Double($0.events) : nil }),
            (.bytesPerEvent, { reading in reading.bytes.map { Double($0) / Double(reading.events) } }),
        ]
        var values = figures.compactMap { definition, figure in
            MetricValue(definition, samples: readings.map { $0.compactMap(figure) })
        }
        if let ratio { values.append(ratio) }
        return MetricDefinition.all.compactMap { definition in values.first { $0.definition == definition } }
    }

    /// CPU time per event as a multiple of the reference's: a reading for each turn, a process for each pair of them.
    static func ratio(of head: [[SampleReading]], to reference: [[SampleReading]]) -> MetricValue? {
        let blocks = zip(head, reference).map { block in zip(block.0, block.1).map { $0.cpuTime / $1.cpuTime } }
        return MetricValue(.ratioToReference, samples: blocks)
    }
}

extension SampleReading {
    /// CPU time of the whole process per event, in nanoseconds.
    var cpuTime: Double { Double(cpu) / Double(events) }

    /// The mean over the callers of each one's own wall time per event, in nanoseconds.
    fileprivate var meanCallerTime: Double {
        callers.reduce(0) { $0 + Double($1) } / Double(callers.count) / Double(eventsPerCaller)
    }
}
