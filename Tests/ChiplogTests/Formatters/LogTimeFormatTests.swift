import Chiplog
import Glibc
import Testing

@Suite struct LogTimeFormatTests {
    private static func text(_ nanoseconds: Int64, _ format: LogTimeFormat) throws -> String {
        let formatter = try JSONFormatter(keys: .init(time: "t", level: nil, label: nil), time: format)
        let clock = LogClock.custom { LogTimestamp(nanosecondsSince1970: nanoseconds) }
        let line = try line(formatter, clock: clock) { $0.info("") }
        return String(line.dropFirst(#"{"t":"#.count).dropLast(#","message":""}"#.count))
    }

    @Test(
        "one moment in every form",
        arguments: [
            (.rfc3339Milliseconds, #""2026-11-21T07:12:55.123Z""#),
            (.rfc3339Microseconds, #""2026-11-21T07:12:55.123999Z""#),
            (.rfc3339Nanoseconds, #""2026-11-21T07:12:55.123999999Z""#), (.timeOfDay, #""07:12:55.123""#),
            (.unixSeconds, "1795245175.123999"), (.unixMilliseconds, "1795245175123"),
            (.unixMicroseconds, "1795245175123999"), (.unixNanoseconds, "1795245175123999999"),
        ] as [(LogTimeFormat, String)])
    func one(format: LogTimeFormat, expected: String) throws {
        #expect(try Self.text(1_795_245_175_123_999_999, format) == expected)
    }

    @Test("coarser forms are finer ones cut short, at any time, and numbers count what they say")
    func agreement() throws {
        var generator = SeededGenerator(seed: 7)
        let edges: [Int64] = [0, -1, 1, -999, -1000, -1001, -1_000_000_000, .min, .max]
        for time in edges + (0..<300).map({ _ in Int64(truncatingIfNeeded: generator.next()) }) {
            let nano = try Self.text(time, .rfc3339Nanoseconds)
            #expect(try Self.text(time, .rfc3339Microseconds) == nano.dropLast(5) + "Z\"")
            #expect(try Self.text(time, .rfc3339Milliseconds) == nano.dropLast(8) + "Z\"")
            #expect(try Self.text(time, .timeOfDay) == "\"" + nano.dropFirst(12).dropLast(8) + "\"")
            #expect(try Self.text(time, .unixNanoseconds) == "\(time)")
            let micro = Self.floor(time, 1000)
            #expect(try Self.text(time, .unixMicroseconds) == "\(micro)")
            #expect(try Self.text(time, .unixMilliseconds) == "\(Self.floor(time, 1_000_000))")
            let seconds = try Self.text(time, .unixSeconds)
            let digits = seconds.split(separator: ".")
            #expect(digits.last?.count == 6)
            #expect(Int64(digits.joined()) == micro)
        }
    }

    private static func floor(_ value: Int64, _ unit: Int64) -> Int64 {
        let (quotient, remainder) = value.quotientAndRemainder(dividingBy: unit)
        return remainder < 0 ? quotient - 1 : quotient
    }

    @Test("local times are the C library's, across changes of the clocks and before 1970")
    func local() async {
        await #expect(processExitsWith: .success) {
            setenv("TZ", "Europe/Berlin", 1)
            tzset()
            var generator = SeededGenerator(seed: 8)
            // Around the changes of 2026, a zone that had none yet, and anywhere.
            var times: [Int64] = [1_774_745_999, 1_774_746_000, 1_792_976_399, 1_792_976_400, -1, -3_000_000_000]
            times += (0..<500).map { _ in Int64.random(in: -9_000_000_000...9_000_000_000, using: &generator) }
            for second in times {
                var time = time_t(second)
                var parts = tm()
                try #require(localtime_r(&time, &parts) != nil)
                // Berlin's own time until 1893 had an offset with seconds, which RFC 3339 cannot say.
                guard parts.tm_gmtoff % 60 == 0 else { continue }
                var bytes = [CChar](repeating: 0, count: 64)
                let count = strftime(&bytes, bytes.count, "%Y-%m-%dT%H:%M:%S.250%z", &parts)
                var expected = String(decoding: bytes.prefix(count).map { UInt8(bitPattern: $0) }, as: UTF8.self)
                expected.insert(":", at: expected.index(expected.endIndex, offsetBy: -2))
                let nanoseconds = second * 1_000_000_000 + 250_000_000
                let zoned = try Self.text(nanoseconds, .rfc3339Local)
                let clock = try Self.text(nanoseconds, .localTimeOfDay)
                try #require(zoned == "\"\(expected)\"")
                try #require(clock == "\"\(expected.dropFirst(11).prefix(12))\"")
            }
        }
    }
}
