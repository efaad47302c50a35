import ChiplogBench

/// A string field that scenarios give every event, under a key that no event has itself.
struct BoundText: Equatable {
    var key: String
    var value: String

    /// Reads an object of strings.
    static func list(_ reader: ScenarioReader?) throws(ScenarioError) -> [BoundText] {
        guard let reader else { return [] }
        var fields: [BoundText] = []
        for key in reader.keys {
            let value = try reader.value(key)
            try check(key, at: value)
            fields.append(BoundText(key: key, value: try value.string()))
        }
        return fields
    }

    /// Keys that events themselves have, or that a format would change, could not be told apart when read back.
    static func check(_ key: String, at value: ScenarioValue) throws(ScenarioError) {
        let plain = key.utf8.allSatisfy { byte in
            switch byte {
            case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"): true
            case UInt8(ascii: "0")...UInt8(ascii: "9"): true
            default: "_-.".utf8.contains(byte)
            }
        }
        guard plain, !key.isEmpty else {
            throw value.error("a bound field's key is made of letters, digits, \"_\", \"-\" and \".\"")
        }
        guard !takenKeys.contains(key), !key.hasPrefix(MadeUpField.prefix) else {
            throw value.error("events have a \"\(key)\" of their own; bind the field under another key")
        }
    }

    /// What formatters write of every event; a field of such a name gets another one. Then the events' own fields.
    static let takenKeys =
        ["time", "level", "label", "message", "error", "source", "function", "trace_id", "span_id", "suppressed"]
        + [EventIdentity.threadKey, EventIdentity.numberKey] + MixedEvent.keys
}
