import ChiplogBench

/// `messages`: what is logged.
struct MessagesSection {
    /// Which fields events have.
    enum Fields: String, CaseIterable {
        case none
        /// Ten typed ones; see `MixedEvent`.
        case mixed
    }

    /// How the calls give their fields.
    enum Style: String, CaseIterable {
        case builder
        case literal
    }

    /// A fixed message, or nil when messages are made up.
    var text: String?
    /// Bytes of a made-up message.
    var bytes: ClosedRange<Int> = 64...64
    var fields = Fields.none
    var style = Style.builder
    /// How many different events are made up; they are logged in turn.
    var pool = 256

    init(_ reader: ScenarioReader?) throws(ScenarioError) {
        guard let reader else { return }
        text = try reader.value(ifPresent: "text")?.line()
        if let value = reader.value(ifPresent: "bytes") {
            guard text == nil else { throw value.error("a message has a fixed text or a number of bytes, not both") }
            bytes = try Self.range(value)
        }
        fields = try reader.choice("fields", of: Fields.self, default: fields)
        style = try reader.choice("style", of: Style.self, default: style)
        pool = try reader.integer("pool", in: 1...65_536, default: pool)
    }

    /// A size, or two of them.
    private static func range(_ value: ScenarioValue) throws(ScenarioError) -> ClosedRange<Int> {
        let sizes = 1...(1 << 20)
        guard value.json.array != nil else {
            let size = try value.size(in: sizes)
            return size...size
        }
        let ends = try value.array()
        guard ends.count == 2 else { throw value.error("expected two sizes, the least and the most") }
        let least = try ends[0].size(in: sizes)
        return least...(try ends[1].size(in: least...sizes.upperBound))
    }
}
