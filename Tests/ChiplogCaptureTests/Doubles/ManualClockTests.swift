import Chiplog
import ChiplogCapture
import Testing

@Suite struct ManualClockTests {
    @Test("it stands still until it is moved")
    func still() {
        let clock = ManualClock()
        #expect(clock.now == .testStart && clock.now == .testStart)
        clock.advance(by: .seconds(90))
        #expect(clock.now.description == "2026-01-01T00:01:30.000000Z")
        clock.advance(by: .seconds(-90))
        #expect(clock.now == .testStart)
        clock.now = LogTimestamp(nanosecondsSince1970: 0)
        #expect(clock.now.description == "1970-01-01T00:00:00.000000Z")
    }

    @Test("no way leads beyond the ends of time")
    func ends() {
        let clock = ManualClock()
        clock.advance(by: .seconds(Int64.max))
        #expect(clock.now.nanosecondsSince1970 == .max)
        clock.advance(by: .seconds(Int64.min))
        clock.advance(by: .seconds(Int64.min))
        #expect(clock.now.nanosecondsSince1970 == .min)
    }

    @Test("what eight threads move it by adds up")
    func threads() {
        let clock = ManualClock(start: LogTimestamp(nanosecondsSince1970: 0))
        onThreads(8) { _ in
            for _ in 0..<500 { clock.advance(by: .nanoseconds(3)) }
        }
        #expect(clock.now.nanosecondsSince1970 == 12_000)
    }

    @Test("events bear the time that it shows")
    func pipeline() {
        let clock = ManualClock()
        let capture = LogCapture()
        let log = Log("test", pipeline: Pipeline(sinks: [capture], clock: clock.logClock))
        log.info("accepted")
        clock.advance(by: .seconds(30))
        log.info("expired")
        #expect(
            capture.records.map(\.time.description) == [
                "2026-01-01T00:00:00.000000Z", "2026-01-01T00:00:30.000000Z",
            ])
    }
}
