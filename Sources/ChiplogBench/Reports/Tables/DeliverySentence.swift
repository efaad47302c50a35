/// What became of a scenario's events, summed over the rows whose events were followed.
enum DeliverySentence {
    static func text(of rows: [ResultRow]) -> String {
        let deliveries = rows.compactMap(\.delivery)
        guard !deliveries.isEmpty else { return "Delivery: n/a" }
        let sum = { (count: (Delivery) -> UInt64) in
            NumberText.grouped(
                deliveries.reduce(UInt64(0)) { total, delivery in
                    let (next, overflow) = total.addingReportingOverflow(count(delivery))
                    return overflow ? .max : next
                })
        }
        var ways: [String] = []
        for delivery in deliveries where !ways.contains(delivery.verifiedBy) { ways.append(delivery.verifiedBy) }
        return
            "Delivery: \(sum(\.attempted)) attempted = \(sum(\.filtered)) filtered + \(sum(\.sampledOut)) sampled out"
            + " + \(sum(\.accepted)) accepted; \(sum(\.delivered)) delivered, \(sum(\.dropped)) dropped;"
            + " \(sum(\.missingUnaccounted)) missing, \(sum(\.duplicated)) duplicated, \(sum(\.reordered)) reordered,"
            + " \(sum(\.torn)) torn (verified by \(ways.joined(separator: ", ")))"
    }
}
