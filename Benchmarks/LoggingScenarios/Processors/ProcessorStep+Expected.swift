import Chiplog

// What becomes of an event, written down without any of the code under test.
extension ProcessorStep {
    /// Whether the event is turned away.
    func turnsAway(level: LogLevel, message: String) -> Bool {
        guard case .drop(let wantedLevel, let part) = self else { return false }
        return wantedLevel ?? level == level && part.map(message.contains) ?? true
    }

    /// Changes the fields of an event that goes on.
    func change(_ fields: inout [ExpectedField]) {
        switch self {
        case .enrich(let added): fields += added.map(ExpectedField.init)
        case .rename(let names):
            for (old, new) in names {
                for index in fields.indices where fields[index].key == old { fields[index].rename(to: new) }
            }
        case .redact(let keys, _):
            for index in fields.indices where fields[index].isCalled(oneOf: keys) { fields[index].mask() }
        case .drop, .rateLimit: break
        }
    }
}
