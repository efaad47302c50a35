internal import CChiplogShims

extension LineBuffer {
    /// Appends `time` as RFC 3339 in UTC with microseconds: "2026-11-21T07:12:55.123456Z", always 27 bytes.
    ///
    /// The text of the second is kept per thread, so that most calls write six digits.
    public mutating func append(_ time: LogTimestamp) {
        guard var pen = pen(room: 27) else { return }
        pen.put(time)
        take(pen)
    }

    /// Appends the text of a second since 1970, "2026-11-21T07:12:55", without its first `start` bytes.
    mutating func append(second: Int64, from start: Int) {
        let count = 19 - start
        guard buffer.reserve(count) else { return }
        let end = buffer.end
        Self.withText(ofSecond: second) { end.copyMemory(from: $0 + start, byteCount: count) }
        buffer.advance(count)
    }

    /// Runs `body` with the 19 bytes that are a second's text, which the thread keeps for the next time.
    @inline(__always)
    static func withText(ofSecond second: Int64, _ body: (UnsafeRawPointer) -> Void) {
        let thread = chiplog_current_thread()
        if !thread.pointee.has_second || thread.pointee.second != second {
            rememberSecond(second, in: thread)
        }
        withUnsafeBytes(of: &thread.pointee.second_text) { body($0.baseAddress.unsafelyUnwrapped) }
    }

    /// Appends `time` like `append(_:)`, with nine digits of the second where six would lose something.
    mutating func append(exact time: LogTimestamp) {
        append(time)
        let rest = time.nanosecondsSince1970 % 1000
        guard rest != 0, buffer.reserve(3) else { return }
        truncate(to: count - 1)
        DecimalDigits.write(UInt64(rest < 0 ? rest + 1000 : rest), to: buffer.end, count: 3)
        buffer.advance(3)
        append(byte: UInt8(ascii: "Z"))
    }

    @inline(never)
    private static func rememberSecond(_ second: Int64, in thread: UnsafeMutablePointer<chiplog_thread>) {
        let days = second >= 0 ? second / 86_400 : (second + 1) / 86_400 - 1
        let rest = UInt64(second - days * 86_400)
        let (year, month, day) = civilDate(daysSince1970: days)
        withUnsafeMutableBytes(of: &thread.pointee.second_text) { text in
            let start = text.baseAddress.unsafelyUnwrapped
            start.copyMemory(from: ("0000-00-00T00:00:00" as StaticString).utf8Start, byteCount: 19)
            DecimalDigits.write(UInt64(year), to: start, count: 4)
            DecimalDigits.write(UInt64(month), to: start + 5, count: 2)
            DecimalDigits.write(UInt64(day), to: start + 8, count: 2)
            DecimalDigits.write(rest / 3600, to: start + 11, count: 2)
            DecimalDigits.write(rest / 60 % 60, to: start + 14, count: 2)
            DecimalDigits.write(rest % 60, to: start + 17, count: 2)
        }
        thread.pointee.second = second
        thread.pointee.has_second = true
    }

    /// The Gregorian date of a day, counting years from March so that the leap day comes last
    /// (the method of Howard Hinnant, "chrono-Compatible Low-Level Date Algorithms").
    static func civilDate(daysSince1970 days: Int64) -> (year: Int64, month: Int64, day: Int64) {
        let shifted = days + 719_468  // days since 0000-03-01
        let era = (shifted >= 0 ? shifted : shifted - 146_096) / 146_097
        let dayOfEra = shifted - era * 146_097
        let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
        let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let monthFromMarch = (5 * dayOfYear + 2) / 153
        let day = dayOfYear - (153 * monthFromMarch + 2) / 5 + 1
        let month = monthFromMarch < 10 ? monthFromMarch + 3 : monthFromMarch - 9
        return (yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, day)
    }
}

extension LogTimestamp {
    /// The nanoseconds since 1970 divided by `unit`, towards the past, so that the remainder is never negative.
    @inline(__always)
    func divided(by unit: Int64) -> (quotient: Int64, remainder: Int64) {
        let nanoseconds = nanosecondsSince1970
        let quotient = nanoseconds >= 0 ? nanoseconds / unit : (nanoseconds &+ 1) / unit &- 1
        return (quotient, nanoseconds &- quotient &* unit)
    }

    /// How many seconds the time zone of the process is ahead of UTC at this moment.
    var localOffset: Int64 {
        Int64(chiplog_utc_offset(divided(by: 1_000_000_000).quotient))
    }
}

extension LinePen {
    /// Puts down a time as RFC 3339 in UTC with microseconds, 27 bytes.
    @inline(__always)
    mutating func put(_ time: LogTimestamp) {
        let (second, nanosecond) = time.divided(by: 1_000_000_000)
        LineBuffer.withText(ofSecond: second) { text in
            UnsafeMutableRawPointer(at).copyMemory(from: text, byteCount: 19)
        }
        at[19] = UInt8(ascii: ".")
        // Below 10⁹, so that 32 bits do.
        DecimalDigits.write(six: UInt32(truncatingIfNeeded: nanosecond) / 1000, to: at + 20)
        at[26] = UInt8(ascii: "Z")
        self = LinePen(at: at + 27)
    }
}
