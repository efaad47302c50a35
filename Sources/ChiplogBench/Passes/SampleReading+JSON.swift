extension SampleReading {
    /// The reading as it goes from the worker to its parent: whole nanoseconds, so nothing is rounded on the way.
    var json: JSON {
        [
            "events_per_caller": .integer(eventsPerCaller),
            "callers_ns": .array(callers.map { .integer($0) }),
            "calling_ns": .integer(calling),
            "draining_ns": .integer(draining),
            "cpu_ns": .integer(cpu),
            "bytes": .orNull(bytes),
            "dropped": .integer(dropped),
        ]
    }

    /// Nil unless every part is there and there was at least one event; nor when a sum of them is beyond all numbers.
    init?(json: JSON) {
        guard let events = json["events_per_caller"]?.uint, events > 0,
            let callers = json["callers_ns"]?.array?.compactMap(\.uint), !callers.isEmpty,
            let calling = json["calling_ns"]?.uint, let draining = json["draining_ns"]?.uint,
            let cpu = json["cpu_ns"]?.uint, let dropped = json["dropped"]?.uint,
            case (let all, false) = events.multipliedReportingOverflow(by: UInt64(callers.count)), dropped <= all,
            !calling.addingReportingOverflow(draining).overflow
        else { return nil }
        self.init(
            eventsPerCaller: events, callers: callers, calling: calling, draining: draining, cpu: cpu,
            bytes: json["bytes"]?.uint, dropped: dropped)
    }
}
