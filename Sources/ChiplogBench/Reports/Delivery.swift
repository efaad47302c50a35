/// What became of every event of a verify pass.
public struct Delivery: Sendable {
    /// Calls made.
    public var attempted: UInt64
    /// Turned away by level or filter.
    public var filtered: UInt64
    /// Left out by a sampler.
    public var sampledOut: UInt64
    /// Taken in, and so owed to the output.
    public var accepted: UInt64
    /// Accepted, then given up for a counted reason.
    public var dropped: UInt64
    /// The dropped events by reason, in the order reported; they add up to `dropped`.
    public var droppedByReason: [(reason: String, count: UInt64)]
    /// Different events found whole in the output.
    public var delivered: UInt64
    /// Accepted events neither delivered nor counted as dropped.
    public var missingUnaccounted: UInt64
    /// Copies beyond an event's first.
    public var duplicated: UInt64
    /// Events after a later one of the same caller.
    public var reordered: UInt64
    /// Pieces of output that are no whole event: cut, mixed, or not in the format.
    public var torn: UInt64
    /// How it was found out: `file-scan`, `sink-counter`.
    public var verifiedBy: String

    public init(
        attempted: UInt64 = 0, filtered: UInt64 = 0, sampledOut: UInt64 = 0, accepted: UInt64 = 0,
        dropped: UInt64 = 0, droppedByReason: [(reason: String, count: UInt64)] = [], delivered: UInt64 = 0,
        missingUnaccounted: UInt64 = 0, duplicated: UInt64 = 0, reordered: UInt64 = 0, torn: UInt64 = 0,
        verifiedBy: String
    ) {
        self.attempted = attempted
        self.filtered = filtered
        self.sampledOut = sampledOut
        self.accepted = accepted
        self.dropped = dropped
        self.droppedByReason = droppedByReason
        self.delivered = delivered
        self.missingUnaccounted = missingUnaccounted
        self.duplicated = duplicated
        self.reordered = reordered
        self.torn = torn
        self.verifiedBy = verifiedBy
    }

    /// Whether every event is accounted for, whole, once and in order.
    public var isRight: Bool { faults == nil }

    /// What is wrong, in one sentence; nil when nothing is.
    public var faults: String? {
        var faults = [
            (missingUnaccounted, "missing and unaccounted for"), (duplicated, "duplicated"),
            (reordered, "reordered"), (torn, "torn"),
        ].filter { $0.0 > 0 }.map { "\($0.0) \($0.1)" }
        if !adds(attempted, filtered, sampledOut, accepted) {
            faults.append(
                "attempted \(attempted) is not filtered \(filtered) + sampled out \(sampledOut) + accepted \(accepted)")
        }
        if !adds(accepted, delivered, dropped, missingUnaccounted) {
            faults.append(
                "accepted \(accepted) is not delivered \(delivered) + dropped \(dropped)"
                    + " + missing \(missingUnaccounted)")
        }
        let reasons = droppedByReason.map { "\($0.reason) \($0.count)" }.joined(separator: " + ")
        if !droppedByReason.isEmpty, !adds(dropped, droppedByReason.map(\.count)) {
            faults.append("dropped \(dropped) is not \(reasons)")
        }
        return faults.isEmpty ? nil : "delivery of \(attempted) events: " + faults.joined(separator: ", ")
    }

    private func adds(_ total: UInt64, _ parts: UInt64...) -> Bool {
        adds(total, parts)
    }

    /// Whether `parts` add up to `total`; a sum beyond 64 bits does not.
    private func adds(_ total: UInt64, _ parts: [UInt64]) -> Bool {
        var sum: UInt64 = 0
        for part in parts {
            let (next, overflow) = sum.addingReportingOverflow(part)
            if overflow { return false }
            sum = next
        }
        return sum == total
    }
}

extension Delivery: Equatable {
    public static func == (a: Delivery, b: Delivery) -> Bool {
        a.json == b.json
    }
}

extension Delivery {
    /// The delivery as a report holds it.
    public var json: JSON {
        [
            "attempted": .integer(attempted),
            "filtered": .integer(filtered),
            "sampled_out": .integer(sampledOut),
            "accepted": .integer(accepted),
            "dropped": .integer(dropped),
            "dropped_by_reason": .object(droppedByReason.map { JSON.Member($0.reason, .integer($0.count)) }),
            "delivered": .integer(delivered),
            "missing_unaccounted": .integer(missingUnaccounted),
            "duplicated": .integer(duplicated),
            "reordered": .integer(reordered),
            "torn": .integer(torn),
            "verified_by": .string(verifiedBy),
        ]
    }
}
