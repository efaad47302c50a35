import ChiplogBench

extension MessagesSection {
    init(_ reader: ScenarioReader?) throws(ScenarioError) {
        guard let reader else { return }
        text = try reader.value(ifPresent: "text")?.line()
        if let value = reader.value(ifPresent: "bytes") {
            guard text == nil else { throw value.error("a message has a fixed text or a number of bytes, not both") }
            bytes = try Self.range(value)
        }
        spread = try reader.choice("spread", of: Spread.self, default: spread)
        try readLong(reader)
        if let value = reader.value(ifPresent: "charset") { charset = try Shares(value) }
        if let value = reader.value(ifPresent: "levels") { levels = try Shares(value) }
        try readFields(reader)
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

    private mutating func readFields(_ reader: ScenarioReader) throws(ScenarioError) {
        let value = reader.value(ifPresent: "fields")
        switch value?.json {
        case .number, .array: madeUpFields = try value.map(Self.counts)
        default: fields = try value?.choice(of: Fields.self) ?? fields
        }
        lazy = try reader.number("lazy", in: 0...1, default: lazy)
        style = try reader.choice("style", of: Style.self, default: style)
        if let value = reader.value(ifPresent: "lazy"), madeUpFields == nil {
            throw value.error("only made-up fields can be lazy: give \"fields\" a number")
        }
        if let value = reader.value(ifPresent: "style"), madeUpFields != nil, style == .literal {
            throw value.error("a literal's fields are written down, and made-up ones cannot be; leave out \"style\"")
        }
    }

    /// A number of fields, or two.
    private static func counts(_ value: ScenarioValue) throws(ScenarioError) -> ClosedRange<Int> {
        guard value.json.array != nil else {
            let count = try value.integer(in: 0...64)
            return count...count
        }
        let ends = try value.array()
        guard ends.count == 2 else { throw value.error("expected two numbers of fields, the least and the most") }
        let least = try ends[0].integer(in: 0...64)
        return least...(try ends[1].integer(in: least...64))
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
