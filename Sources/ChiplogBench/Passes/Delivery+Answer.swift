extension Delivery {
    /// The delivery that a worker answered; nil unless every part is there.
    init?(json: JSON) {
        func count(_ key: String) -> UInt64? { json[key]?.uint }
        guard let attempted = count("attempted"), let filtered = count("filtered"),
            let sampledOut = count("sampled_out"), let accepted = count("accepted"), let dropped = count("dropped"),
            let delivered = count("delivered"), let missing = count("missing_unaccounted"),
            let duplicated = count("duplicated"), let reordered = count("reordered"), let torn = count("torn"),
            let verifiedBy = json["verified_by"]?.string, let reasons = json["dropped_by_reason"]?.members
        else { return nil }
        self.init(
            attempted: attempted, filtered: filtered, sampledOut: sampledOut, accepted: accepted, dropped: dropped,
            droppedByReason: reasons.compactMap { member in member.value.uint.map { (member.key, $0) } },
            delivered: delivered, missingUnaccounted: missing, duplicated: duplicated, reordered: reordered,
            torn: torn, verifiedBy: verifiedBy)
    }
}
