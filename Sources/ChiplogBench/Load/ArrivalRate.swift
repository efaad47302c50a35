/// How many events are due in a second.
public enum ArrivalRate: Equatable, Sendable {
    /// So many.
    case perSecond(Double)
    /// This share, of what the same callers do when each event follows the one before.
    case share(Double)

    /// The rate where the capacity is `capacity` events per second.
    func perSecond(capacity: Double) -> Double {
        switch self {
        case .perSecond(let rate): rate
        case .share(let share): share * capacity
        }
    }
}

extension ArrivalRate {
    /// Reads one rate, such as `50000` or `"80%"`, or an array of them.
    static func list(_ value: ScenarioValue) throws(ScenarioError) -> [ArrivalRate] {
        guard value.json.array != nil else { return [try ArrivalRate(value)] }
        var rates: [ArrivalRate] = []
        for element in try value.array() {
            let rate = try ArrivalRate(element)
            guard !rates.contains(rate) else { throw element.error("\(element.json.shortText) for the second time") }
            rates.append(rate)
        }
        guard !rates.isEmpty else { throw value.error("expected at least one rate, found an empty array") }
        return rates
    }

    private init(_ value: ScenarioValue) throws(ScenarioError) {
        guard let text = value.json.string else {
            self = .perSecond(try value.number(in: 1...1e9))
            return
        }
        guard text.hasSuffix("%"), let percent = Double(text.dropLast()), percent >= 1, percent <= 1_000 else {
            throw value.error(
                "expected events per second, such as 50000, or a share of the capacity from \"1%\" to \"1000%\", "
                    + "found \(value.json.shortText)")
        }
        self = .share(percent / 100)
    }
}
