import Testing

@testable import Chiplog

@Suite struct RotationIntervalTests {
    private static let intervals: [(RotationInterval, seconds: Int64)] = [
        (.minutes(1), 60), (.minutes(15), 900), (.hour, 3600), (.hours(6), 21_600), (.day, 86_400), (.days(7), 604_800),
        (.hours(0), 3600), (.days(-3), 86_400),
    ]

    @Test("an interval ends at the next whole multiple since 1970", arguments: intervals)
    func ends(interval: RotationInterval, seconds: Int64) {
        let length = seconds * 1_000_000_000
        var generator = SeededGenerator(seed: UInt64(seconds))
        for _ in 0..<1000 {
            let time = Int64.random(in: -(1 << 61)..<1 << 61, using: &generator)
            let end = interval.end(after: LogTimestamp(nanosecondsSince1970: time)).nanosecondsSince1970
            #expect(end % length == 0 && end > time && end - length <= time)
        }
    }

    @Test("the last interval ends with time itself, and absurd lengths are cut")
    func extremes() {
        let end = LogTimestamp(nanosecondsSince1970: .max)
        #expect(RotationInterval.day.end(after: end) == end)
        for interval in [RotationInterval.minutes(.max), .hours(.max), .days(.max)] {
            #expect(interval.end(after: LogTimestamp(nanosecondsSince1970: 0)).nanosecondsSince1970 > 0)
        }
    }
}
