/// A number of a field, in the type it was given in; compared exactly, without a rounding on the way.
enum LoggedNumber {
    case int(Int64)
    case uint(UInt64)
    case double(Double)

    init?(_ value: EncodedValue) {
        switch value.tag {
        case Record.Tag.int: self = .int(value.load(Int64.self))
        case Record.Tag.uint: self = .uint(value.load(UInt64.self))
        case Record.Tag.double: self = .double(value.load(Double.self))
        default: return nil
        }
    }

    init?(_ value: LogValue) {
        switch value {
        case .int(let number): self = .int(number)
        case .uint(let number): self = .uint(number)
        case .double(let number): self = .double(number)
        default: return nil
        }
    }

    var isNaN: Bool {
        if case .double(let number) = self { number.isNaN } else { false }
    }

    /// Nil when one of the two is NaN.
    func order(to other: Self) -> ValueOrder? {
        switch (self, other) {
        case (.int(let one), .int(let other)): ValueOrder(one, other)
        case (.uint(let one), .uint(let other)): ValueOrder(one, other)
        case (.int(let one), .uint(let other)): one < 0 ? .less : ValueOrder(UInt64(one), other)
        case (.uint(let one), .int(let other)): other < 0 ? .greater : ValueOrder(one, UInt64(other))
        case (.double(let one), .double(let other)): one.isNaN || other.isNaN ? nil : ValueOrder(one, other)
        case (.int(let one), .double(let other)): Self.order(one, other)
        case (.uint(let one), .double(let other)): Self.order(one, other)
        case (.double(let one), .int(let other)): Self.order(other, one)?.reversed
        case (.double(let one), .uint(let other)): Self.order(other, one)?.reversed
        }
    }

    /// An integer and the integral part of a double are compared as integers: 2⁵³ + 1 as a double would be 2⁵³.
    private static func order<Integer: FixedWidthInteger>(_ one: Integer, _ other: Double) -> ValueOrder? {
        if other.isNaN { return nil }
        let whole = other.rounded(.down)
        guard let integer = Integer(exactly: whole) else { return other < 0 ? .greater : .less }
        return one == integer && whole < other ? .less : ValueOrder(one, integer)
    }
}

extension ValueOrder {
    fileprivate var reversed: Self {
        switch self {
        case .less: .greater
        case .equal: .equal
        case .greater: .less
        }
    }
}
