internal import CChiplogShims

extension LineBuffer {
    /// Appends the decimal digits of `value`.
    @inline(__always)
    public mutating func append(_ value: Int64) {
        if value < 0 {
            append(byte: UInt8(ascii: "-"))
        }
        append(value.magnitude)
    }

    /// Appends the decimal digits of `value`.
    public mutating func append(_ value: UInt64) {
        guard var pen = pen(room: 20) else { return }
        pen.put(value)
        take(pen)
    }

    /// Appends the last `digits` digits of `value`, zeros in front where it has fewer.
    mutating func append(_ value: UInt64, digits: Int) {
        guard buffer.reserve(digits) else { return }
        DecimalDigits.write(value, to: buffer.end, count: digits)
        buffer.advance(digits)
    }

    /// Appends the shortest digits that read back as `value`, as Swift writes them: "1.5", "-0.0", "1e+300", "5e-324".
    /// What is no number is "nan", "inf" or "-inf".
    public mutating func append(_ value: Double) {
        guard var pen = pen(room: 32) else { return }
        pen.put(value)
        take(pen)
    }

    /// Appends what every format calls a number that is none: "NaN", "Infinity" or "-Infinity".
    mutating func append(nonFinite value: Double) {
        append(value.isNaN ? "NaN" : value < 0 ? "-Infinity" : "Infinity")
    }

    /// Appends a duration in seconds, exactly: "1.5s", "-0.000001s", "0s"; one beyond ±2⁶³ s as that.
    public mutating func append(_ value: Duration) {
        append(duration: value.clampedComponents)
    }

    /// Appends a duration given as its parts, which have the same sign.
    mutating func append(duration parts: (seconds: Int64, attoseconds: Int64)) {
        guard var pen = pen(room: 48) else { return }
        pen.put(duration: parts)
        take(pen)
    }
}
