/// How a pipeline is doing at one moment: all its counters, and each sink's queue, last write and failure.
///
/// Taking it stops nobody; the numbers may be of slightly different moments.
public struct PipelineHealth: Sendable, Hashable {
    /// What became of the events so far.
    public var counters: LogCounters
    /// Each sink, in the order in which the pipeline has them.
    public var sinks: [SinkHealth]

    public init(counters: LogCounters, sinks: [SinkHealth]) {
        self.counters = counters
        self.sinks = sinks
    }

    /// Events lost so far, by any sink for any reason, and before any sink for want of memory.
    public var lost: UInt64 {
        sinks.reduce(counters.lost) { $0 + $1.counters.dropped.total }
    }

    /// Whether a sink is failing at present.
    public var isFailing: Bool {
        sinks.contains { $0.failure != nil }
    }
}

extension Pipeline {
    /// How the pipeline is doing; some microseconds, allocates.
    public var health: PipelineHealth {
        PipelineHealth(counters: counters, sinks: core.sinks.map(\.health))
    }
}

extension PipelineHealth: LogFieldValue {
    /// An object: `accepted`, `filtered`, `sampled_out`, `lost`, and `sinks`, an array of objects with `name`, `written`,
    /// `pending`, `queued_bytes`, and where there is something to say `filtered`, `dropped` (an object by reason),
    /// `last_write`, `failure`, `last_refusal`.
    public func encode(_ key: EncodedKey, into fields: inout LogFieldEncoder) {
        fields.encodeObject(key) { write(to: &$0) }
    }

    /// Writes the members of the object.
    func write(to fields: inout LogFieldEncoder) {
        fields["accepted"] = counters.accepted
        fields["filtered"] = counters.filtered
        fields["sampled_out"] = counters.sampledOut
        fields["lost"] = lost
        fields.array("sinks") { list in
            for sink in sinks {
                list.object { sink.write(to: &$0) }
            }
        }
    }
}

extension SinkHealth {
    fileprivate func write(to fields: inout LogFieldEncoder) {
        fields["name"] = name
        fields["written"] = counters.written
        fields["pending"] = counters.pending
        fields["queued_bytes"] = queuedBytes
        if counters.filtered > 0 {
            fields["filtered"] = counters.filtered
        }
        if counters.dropped.total > 0 {
            fields.object("dropped") { dropped in
                for (reason, count) in counters.dropped.byReason where count > 0 {
                    dropped[key: reason] = count
                }
            }
        }
        if let lastWrite {
            fields["last_write"] = lastWrite
        }
        if let failure {
            fields["failure"] = failure
        }
        if let lastRefusal {
            fields.object("last_refusal") {
                $0["time"] = lastRefusal.time
                $0["reason"] = lastRefusal.reason
            }
        }
    }
}
