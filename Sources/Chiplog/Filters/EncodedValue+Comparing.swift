internal import CChiplogShims

/// How two values of one kind stand to each other.
enum ValueOrder {
    case less
    case equal
    case greater

    init<Value: Comparable>(_ one: Value, _ other: Value) {
        self = one < other ? .less : one == other ? .equal : .greater
    }
}

extension EncodedValue {
    /// The order of numbers, strings, timestamps and durations among themselves; nil for everything else, and NaN.
    func order(to other: LogValue) -> ValueOrder? {
        if let number = LoggedNumber(self), let other = LoggedNumber(other) {
            return number.order(to: other)
        }
        switch (tag, other) {
        case (Record.Tag.string, .string(let other)):
            return other.withUTF8Pointer { contents.order(to: UnsafeRawBufferPointer(start: $0, count: $1)) }
        case (Record.Tag.timestamp, .timestamp(let other)): return ValueOrder(timestamp, other)
        case (Record.Tag.duration, .duration(let other)): return ValueOrder(duration, other)
        default: return nil
        }
    }

    /// Canonical equality, as `LogValue` has it, but of strings by their bytes. Objects and errors are decoded for it.
    func isEqual(to other: LogValue) -> Bool {
        if let number = LoggedNumber(self), let other = LoggedNumber(other) {
            return number.order(to: other) == .equal || (number.isNaN && other.isNaN)
        }
        return switch (tag, other) {
        case (Record.Tag.null, .null), (Record.Tag.true, .bool(true)), (Record.Tag.false, .bool(false)): true
        case (Record.Tag.string, .string), (Record.Tag.timestamp, .timestamp), (Record.Tag.duration, .duration):
            order(to: other) == .equal
        case (Record.Tag.bytes, .bytes(let bytes)): bytes.withUnsafeBytes { contents.isEqual(to: $0) }
        case (Record.Tag.array, .array(let elements)): hasElements(elements)
        case (Record.Tag.object, .object), (Record.Tag.error, .error): decoded == other
        default: false
        }
    }

    private func hasElements(_ elements: [LogValue]) -> Bool {
        var cursor = FieldCursor(contents)
        var index = 0
        while let element = cursor.next() {
            guard index < elements.count, element.value.isEqual(to: elements[index]) else { return false }
            index += 1
        }
        return index == elements.count
    }
}

extension UnsafeRawBufferPointer {
    func isEqual(to other: Self) -> Bool {
        count == other.count && chiplog_equal(baseAddress, other.baseAddress, count)
    }

    /// Byte by byte; a beginning comes before the whole.
    fileprivate func order(to other: Self) -> ValueOrder {
        let common = Swift.min(count, other.count)
        var index = 0
        while index < common && self[index] == other[index] {
            index += 1
        }
        return index < common ? ValueOrder(self[index], other[index]) : ValueOrder(count, other.count)
    }
}
