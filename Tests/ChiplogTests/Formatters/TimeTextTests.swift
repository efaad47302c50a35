import Chiplog
import Testing

@Suite struct TimeTextTests {
    /// The calendar once more, counted day by day instead of computed: the oracle.
    private static let days: [(year: Int, month: Int, day: Int)] = {
        func isLeap(_ year: Int) -> Bool { year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) }
        var days: [(Int, Int, Int)] = []
        for year in firstYear...2262 {
            let lengths = [31, isLeap(year) ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
            for (month, length) in lengths.enumerated() {
                for day in 1...length { days.append((year, month + 1, day)) }
            }
        }
        return days
    }()

    private static let firstYear = 1677
    private static let epoch = days.firstIndex { $0 == (1970, 1, 1) } ?? 0

    private func padded(_ number: Int, _ width: Int) -> String {
        let digits = String(number)
        return String(repeating: "0", count: width - digits.count) + digits
    }

    /// RFC 3339 of a moment given as day since 1970 and nanosecond of that day.
    private func expected(_ day: Int, _ nanosecond: Int) -> String {
        let date = Self.days[Self.epoch + day]
        let second = nanosecond / 1_000_000_000
        let parts = [padded(second / 3600, 2), padded(second / 60 % 60, 2), padded(second % 60, 2)]
        return "\(padded(date.year, 4))-\(padded(date.month, 2))-\(padded(date.day, 2))T\(parts.joined(separator: ":"))"
            + ".\(padded(nanosecond % 1_000_000_000 / 1000, 6))Z"
    }

    @Test("every day of six centuries has its date, before 1970 too")
    func everyDay() {
        let nanosecondsOfDay = [0, 1, 86_399_999_999_999, 43_200_000_001_000]
        let first = -106_751  // the last full days that 64 bits of nanoseconds hold
        for day in first...106_750 {
            let nanosecond = nanosecondsOfDay[abs(day) % 4]
            let time = LogTimestamp(nanosecondsSince1970: Int64(day) * 86_400_000_000_000 + Int64(nanosecond))
            let text = expected(day, nanosecond)
            if time.description != text { Issue.record("day \(day): \(time), expected \(text)") }
        }
    }

    @Test(
        "known moments",
        arguments: [
            (0, "1970-01-01T00:00:00.000000Z"), (-1, "1969-12-31T23:59:59.999999Z"),
            (-1_000, "1969-12-31T23:59:59.999999Z"),
            (-1_001, "1969-12-31T23:59:59.999998Z"), (-1_000_000_000, "1969-12-31T23:59:59.000000Z"),
            (951_782_400_000_000_000, "2000-02-29T00:00:00.000000Z"),
            (4_107_542_400_000_000_000, "2100-03-01T00:00:00.000000Z"),
            (4_107_542_399_999_999_999, "2100-02-28T23:59:59.999999Z"),
            (1_709_251_199_999_999_999, "2024-02-29T23:59:59.999999Z"),
            (.max, "2262-04-11T23:47:16.854775Z"), (.min, "1677-09-21T00:12:43.145224Z"),
        ] as [(Int64, String)])
    func known(nanoseconds: Int64, text: String) {
        #expect(LogTimestamp(nanosecondsSince1970: nanoseconds).description == text)
    }

    @Test("times that jump to and fro on one thread, and as a field, do not disturb each other")
    func jumps() throws {
        let times: [Int64] = [1_000_000_000, 1, 1_999_999_999, -5, 86_400_000_000_000, .min, .max, 1_500_000_000]
        for time in times {
            let line = try line(.json, clock: .custom { LogTimestamp(nanosecondsSince1970: time) }) { log in
                log.info("m", ["at": LogTimestamp(nanosecondsSince1970: 0)])
            }
            #expect(line.hasPrefix("{\"time\":\"\(LogTimestamp(nanosecondsSince1970: time))\""))
            #expect(line.hasSuffix("\"at\":\"1970-01-01T00:00:00.000000Z\"}"))
        }
    }

    @Test(
        "a field keeps the nanoseconds that microseconds would lose",
        arguments: [
            (1, "1970-01-01T00:00:00.000000001Z"), (-1, "1969-12-31T23:59:59.999999999Z"),
            (1_000, "1970-01-01T00:00:00.000001Z"),
            (-1_001, "1969-12-31T23:59:59.999998999Z"), (.max, "2262-04-11T23:47:16.854775807Z"),
            (.min, "1677-09-21T00:12:43.145224192Z"),
        ] as [(Int64, String)])
    func exact(nanoseconds: Int64, text: String) throws {
        let line = try line(.json) { $0.info("m", ["at": LogTimestamp(nanosecondsSince1970: nanoseconds)]) }
        #expect(line.hasSuffix("\"at\":\"\(text)\"}"))
    }
}
