import ChiplogBench
import Testing

@Suite struct DeliveryTests {
    @Test(arguments: [
        Delivery.sample(),
        .sample(attempted: 120, filtered: 15, sampledOut: 5),
        .sample(dropped: 0, droppedByReason: [], delivered: 100),
        .sample(droppedByReason: []),
        Delivery(verifiedBy: "sink-counter"),
    ])
    func `A delivery that accounts for every event is right`(delivery: Delivery) {
        #expect(delivery.isRight)
        #expect(delivery.faults == nil)
    }

    @Test(arguments: [
        (Delivery.sample(delivered: 87, missing: 3), "3 missing and unaccounted for"),
        (.sample(duplicated: 2), "2 duplicated"), (.sample(reordered: 4), "4 reordered"), (.sample(torn: 1), "1 torn"),
        (.sample(filtered: 1), "attempted 100 is not filtered 1 + sampled out 0 + accepted 100"),
        (.sample(delivered: 89), "accepted 100 is not delivered 89 + dropped 10 + missing 0"),
        (
            .sample(droppedByReason: [("queue_full", 4), ("closed", 5)]),
            "dropped 10 is not queue_full 4 + closed 5"
        ),
        (.sample(filtered: .max, sampledOut: 1), "is not filtered"),
        (.sample(duplicated: 2, torn: 1), "delivery of 100 events: 2 duplicated, 1 torn"),
    ])
    func `Whatever is wrong is said in one sentence`(delivery: Delivery, fault: String) throws {
        #expect(!delivery.isRight)
        #expect(try #require(delivery.faults).contains(fault))
    }

    @Test func `Equality looks at every count`() {
        #expect(Delivery.sample() == .sample())
        #expect(Delivery.sample() != .sample(torn: 1))
        #expect(Delivery.sample() != .sample(droppedByReason: [("closed", 10)]))
    }
}
