import ChiplogBench

// What a reader must find of an event's own fields, written down without any of the code under test.
extension EventPool.Entry {
    /// The fields, in the order of the call.
    var expectedFields: [ExpectedField] {
        switch self {
        case .plain: []
        case .three(let event): event.expectedFields.filter { MixedEvent.threeKeys.contains($0.key) }
        case .mixed(let event): event.expectedFields
        case .madeUp(let event): event.fields.map(\.expected)
        }
    }
}

extension MixedEvent {
    var expectedFields: [ExpectedField] {
        let pairs = expectedPairs
        return expectedJSON.map { member in
            let own = pairs.filter { $0.key == member.key || $0.key.hasPrefix(member.key + ".") }
            return ExpectedField(member.key, member.value, own)
        }
    }
}

extension MadeUpField {
    var expected: ExpectedField {
        switch value {
        case .integer(let value): ExpectedField(key, .integer(value), text: "\(value)")
        case .unsigned(let value): ExpectedField(key, .integer(value), text: "\(value)")
        case .double(let value): ExpectedField(key, .number("\(value)"), text: "\(value)")
        case .bool(let value): ExpectedField(key, .bool(value), text: "\(value)")
        case .string(let value): ExpectedField(key, .string(value), text: value)
        case .milliseconds(let value):
            ExpectedField(key, .string(expectedSeconds(value)), text: expectedSeconds(value))
        case .strings(let value):
            ExpectedField(
                key, .array(value.map { .string($0) }),
                text: "[\(value.map { JSON.string($0).text() }.joined(separator: ","))]")
        }
    }
}

/// Milliseconds as seconds without needless zeros: "1.5s", "0.007s", "3s".
func expectedSeconds(_ milliseconds: Int) -> String {
    let thousandths = String(milliseconds % 1000 + 1000).dropFirst()
    let digits = String(thousandths.reversed().drop { $0 == "0" }.reversed())
    return "\(milliseconds / 1000)" + (digits.isEmpty ? "" : ".\(digits)") + "s"
}
