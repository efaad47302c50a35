import ChiplogBench

/// Choices and how often each is made: `{ "debug": 8, "error": 1 }`, eight of one for each of the other.
struct Shares<Choice: RawRepresentable<String> & CaseIterable & Equatable & Sendable>: Sendable {
    /// The choices with a weight above 0, in the order of the file; never empty.
    private(set) var weights: [(choice: Choice, weight: Int)]

    /// Always the one.
    init(_ only: Choice) {
        weights = [(choice: only, weight: 1)]
    }

    /// Reads an object of weights, or a string for the one choice that is always made.
    init(_ value: ScenarioValue) throws(ScenarioError) {
        guard value.json.members != nil else {
            weights = [(choice: try value.choice(of: Choice.self), weight: 1)]
            return
        }
        let reader = try value.object()
        var weights: [(choice: Choice, weight: Int)] = []
        for choice in Choice.allCases {
            let weight = try reader.integer(choice.rawValue, in: 0...1_000_000, default: 0)
            if weight > 0 { weights.append((choice, weight)) }
        }
        try reader.finish()
        guard !weights.isEmpty else { throw value.error("expected at least one weight above 0") }
        self.weights = weights
    }

    /// The choice that is always made; nil where there are more.
    var only: Choice? { weights.count == 1 ? weights[0].choice : nil }

    /// One choice, by chance.
    func draw(_ random: inout SplitMix64) -> Choice {
        if let only { return only }
        var place = Int.random(in: 0..<weights.reduce(0) { $0 + $1.weight }, using: &random)
        for (choice, weight) in weights {
            if place < weight { return choice }
            place -= weight
        }
        return weights[0].choice
    }
}
