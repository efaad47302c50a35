/// Seconds and attoseconds as decimal numbers.
enum DurationText {
    /// Writes a duration in seconds, exactly: "1.5s", "-0.000001s", "0s"; returns where it ends. Touches 48 bytes.
    ///
    /// - Parameter parts: of the same sign, less than a second of attoseconds.
    @inline(never)
    static func write(
        _ parts: (seconds: Int64, attoseconds: Int64), to start: UnsafeMutablePointer<UInt8>
    ) -> UnsafeMutablePointer<UInt8> {
        var pen = LinePen(at: start)
        if parts.seconds < 0 || parts.attoseconds < 0 {
            pen.put(UInt8(ascii: "-"))
        }
        pen.put(parts.seconds.magnitude)
        if parts.attoseconds != 0 {
            pen.put(UInt8(ascii: "."))
            pen = LinePen(at: write(fraction: parts.attoseconds.magnitude, to: pen.at))
        }
        pen.put(UInt8(ascii: "s"))
        return pen.at
    }

    /// Writes the digits of so many attoseconds without the zeros at the end.
    @inline(__always)
    private static func write(
        fraction attoseconds: UInt64, to start: UnsafeMutablePointer<UInt8>
    ) -> UnsafeMutablePointer<UInt8> {
        var (fraction, digits) = (attoseconds, 18)
        // Most durations are whole nano- or milliseconds.
        if fraction.isMultiple(of: 1_000_000_000) {
            (fraction, digits) = (fraction / 1_000_000_000, digits - 9)
        }
        if fraction.isMultiple(of: 1_000_000) {
            (fraction, digits) = (fraction / 1_000_000, digits - 6)
        }
        while fraction.isMultiple(of: 10) {
            (fraction, digits) = (fraction / 10, digits - 1)
        }
        DecimalDigits.write(fraction, to: start, count: digits)
        return start + digits
    }
}

extension LinePen {
    /// Puts down a duration of these parts; touches 48 bytes.
    @inline(__always)
    mutating func put(duration parts: (seconds: Int64, attoseconds: Int64)) {
        self = LinePen(at: DurationText.write(parts, to: at))
    }
}
