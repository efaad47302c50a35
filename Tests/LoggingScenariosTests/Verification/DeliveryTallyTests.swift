import Testing

@testable import LoggingScenarios

@Suite("A tally of what was found")
struct DeliveryTallyTests {
    /// Events as they stand in an output: caller and number; nil is something torn.
    typealias Sequence = [(Int, UInt64)?]

    private func tally(_ sent: [UInt64], _ sequence: Sequence) -> [String: UInt64] {
        var tally = DeliveryTally(sent: sent)
        for event in sequence {
            if let (thread, number) = event {
                tally.found(EventIdentity(thread: thread, number: number))
            } else {
                tally.foundTorn()
            }
        }
        let counts = [
            "delivered": tally.delivered, "duplicated": tally.duplicated, "reordered": tally.reordered,
            "torn": tally.torn,
        ]
        return counts.filter { $0.value > 0 }
    }

    @Test("counts each event once, whatever the callers' turns")
    func right() {
        #expect(tally([], []) == [:])
        #expect(tally([3], [(0, 0), (0, 1), (0, 2)]) == ["delivered": 3])
        #expect(tally([2, 2], [(1, 0), (0, 0), (0, 1), (1, 1)]) == ["delivered": 4])
    }

    @Test("leaves a gap uncounted, and takes it for no change of order")
    func lost() {
        #expect(tally([4], [(0, 1), (0, 3)]) == ["delivered": 2])
    }

    @Test("tells copies from events, near and far")
    func doubled() {
        #expect(tally([2], [(0, 0), (0, 0), (0, 1)]) == ["delivered": 2, "duplicated": 1])
        #expect(tally([2], [(0, 0), (0, 1), (0, 0), (0, 0)]) == ["delivered": 2, "duplicated": 2])
    }

    @Test("counts every event that comes after a later one of its caller")
    func reordered() {
        #expect(tally([3], [(0, 1), (0, 0), (0, 2)]) == ["delivered": 3, "reordered": 1])
        #expect(tally([3], [(0, 2), (0, 0), (0, 1)]) == ["delivered": 3, "reordered": 2])
        #expect(tally([2, 2], [(0, 1), (1, 0), (0, 0), (1, 1)]) == ["delivered": 4, "reordered": 1])
    }

    @Test("takes what nobody sent for torn")
    func unknown() {
        #expect(tally([2, 1], [(2, 0), (-1, 0), (1, 1), (0, 2), (0, .max)]) == ["torn": 5])
        #expect(tally([0], [(0, 0)]) == ["torn": 1])
    }

    @Test("keeps torn pieces apart from events")
    func torn() {
        #expect(tally([2], [(0, 0), nil, (0, 1), nil]) == ["delivered": 2, "torn": 2])
    }
}
