import ChiplogBench

/// `messages`: what is logged.
struct MessagesSection {
    /// Which fields events have.
    enum Fields: String, CaseIterable {
        case none
        /// An integer, a double and a string.
        case three
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
    /// Of how many made-up messages one, the last, is a long one of `longBytes`; nil when none is.
    var longEvery: Int?
    var longBytes = 4096
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
        try readLong(reader)
        fields = try reader.choice("fields", of: Fields.self, default: fields)
        style = try reader.choice("style", of: Style.self, default: style)
        pool = try reader.integer("pool", in: 1...65_536, default: pool)
    }

    private mutating func readLong(_ reader: ScenarioReader) throws(ScenarioError) {
        let size = reader.value(ifPresent: "long_bytes")
        guard let every = reader.value(ifPresent: "long_every") else {
            if let size { throw size.error("long messages need a \"long_every\"") }
            return
        }
        guard text == nil else { throw every.error("a fixed text has one length; leave out \"long_every\"") }
        longEvery = try every.integer(in: 2...65_536)
        longBytes = try size?.size(in: 1...(1 << 20)) ?? longBytes
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
