import ChiplogBench

/// Counts what the events found in an output say about delivery.
struct DeliveryTally {
    /// How many events each caller sent, and which of them have been found.
    private struct Caller {
        let sent: UInt64
        var found: [Bool]
        /// One more than the highest number found so far.
        var next: UInt64 = 0

        init(sent: UInt64) {
            self.sent = sent
            found = Array(repeating: false, count: Int(sent))
        }
    }

    private var callers: [Caller]
    private(set) var delivered: UInt64 = 0
    private(set) var duplicated: UInt64 = 0
    private(set) var reordered: UInt64 = 0
    private(set) var torn: UInt64 = 0

    /// - Parameter sent: how many events each caller sent, numbered from 0.
    init(sent: [UInt64]) {
        callers = sent.map { Caller(sent: $0) }
    }

    /// Counts a whole event; one that nobody sent counts as torn.
    mutating func found(_ identity: EventIdentity) {
        guard callers.indices.contains(identity.thread), identity.number < callers[identity.thread].sent else {
            return foundTorn()
        }
        let number = Int(identity.number)
        guard !callers[identity.thread].found[number] else {
            duplicated += 1
            return
        }
        callers[identity.thread].found[number] = true
        delivered += 1
        if identity.number < callers[identity.thread].next {
            reordered += 1
        } else {
            callers[identity.thread].next = identity.number + 1
        }
    }

    /// Counts something that is no whole event.
    mutating func foundTorn() {
        torn += 1
    }
}

extension Delivery {
    /// Notes what was found in one output; of several the least delivered and all faults count.
    mutating func take(_ tally: DeliveryTally, isFirst: Bool = true) {
        delivered = isFirst ? tally.delivered : min(delivered, tally.delivered)
        duplicated += tally.duplicated
        reordered += tally.reordered
        torn += tally.torn
    }
}
