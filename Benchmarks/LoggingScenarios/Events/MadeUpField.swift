import Chiplog
import ChiplogBench

/// A field of a kind and a value drawn by chance.
struct MadeUpField: Sendable {
    enum Value: Sendable {
        case integer(Int)
        case unsigned(UInt64)
        case double(Double)
        case bool(Bool)
        case string(String)
        case milliseconds(Int)
        case strings([String])
    }

    /// What every such field's name begins with.
    static let prefix = "field_"

    let key: String
    let value: Value
    /// Whether calls give it as a value to be computed when the event is kept.
    let isLazy: Bool

    init(number: Int, lazyShare: Double, _ text: MadeUpText, _ random: inout SplitMix64) {
        key = "\(Self.prefix)\(number)"
        value = Value(text, &random)
        isLazy = lazyShare > 0 && Double.random(in: 0..<1, using: &random) < lazyShare
    }

    @inline(__always)
    func encode(into fields: inout LogFieldEncoder) {
        if isLazy {
            let value = value
            fields[key: key] = LogLazyValue { value.fieldValue }
        } else {
            value.encode(key, into: &fields)
        }
    }
}

extension MadeUpField.Value {
    fileprivate init(_ text: MadeUpText, _ random: inout SplitMix64) {
        switch Int.random(in: 0..<8, using: &random) {
        case 0: self = .integer(Int.random(in: -1_000_000...1_000_000, using: &random))
        case 1: self = .unsigned(UInt64.random(in: 0...UInt64.max, using: &random))
        case 2: self = .double(Double.random(in: 0...1, using: &random))
        case 3: self = .bool(Bool.random(using: &random))
        case 4: self = .milliseconds(Int.random(in: 0...10_000, using: &random))
        case 5:
            let plain = MadeUpText(charset: Shares(.ascii))
            self = .strings((0..<Int.random(in: 0...3, using: &random)).map { _ in plain.text(bytes: 8, &random) })
        default: self = .string(text.text(bytes: Int.random(in: 4...24, using: &random), &random))
        }
    }

    @inline(__always)
    fileprivate func encode(_ key: String, into fields: inout LogFieldEncoder) {
        switch self {
        case .integer(let value): fields[key: key] = value
        case .unsigned(let value): fields[key: key] = value
        case .double(let value): fields[key: key] = value
        case .bool(let value): fields[key: key] = value
        case .string(let value): fields[key: key] = value
        case .milliseconds(let value): fields[key: key] = Duration.milliseconds(value)
        case .strings(let value): fields[key: key] = value
        }
    }

    fileprivate var fieldValue: any LogFieldValue {
        switch self {
        case .integer(let value): value
        case .unsigned(let value): value
        case .double(let value): value
        case .bool(let value): value
        case .string(let value): value
        case .milliseconds(let value): Duration.milliseconds(value)
        case .strings(let value): value
        }
    }
}
