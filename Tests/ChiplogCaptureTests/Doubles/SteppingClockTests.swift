import Chiplog
import ChiplogCapture
import Testing

@Suite struct SteppingClockTests {
    @Test("each reading is a millisecond after the one before, from the beginning of 2026 on")
    func steps() {
        let clock = SteppingClock()
        #expect((0..<3).map { _ in clock.read().description } == (0..<3).map { "2026-01-01T00:00:00.00\($0)000Z" })
    }

    @Test("asking for the next reading moves nothing")
    func peeking() {
        let clock = SteppingClock()
        #expect(clock.next == clock.next)
        #expect(clock.next == clock.read())
    }

    @Test(
        "it steps as far as it is told, back too, and stands still at either end of time",
        arguments: [
            (0, Duration.seconds(2), [0, 2_000_000_000, 4_000_000_000]),
            (0, .nanoseconds(-1), [0, -1, -2]),
            (5, .zero, [5, 5, 5]),
            (.max - 1, .nanoseconds(1), [.max - 1, .max, .max]),
            (.min + 1, .nanoseconds(-2), [.min + 1, .min, .min]),
            (0, .seconds(Int64.max), [0, .max, .max]),
            (0, Duration(secondsComponent: .min, attosecondsComponent: 0) * 2, [0, .min, .min]),
        ] as [(Int64, Duration, [Int64])])
    func ends(start: Int64, step: Duration, readings: [Int64]) {
        let clock = SteppingClock(start: LogTimestamp(nanosecondsSince1970: start), step: step)
        #expect(readings.map { _ in clock.read().nanosecondsSince1970 } == readings)
    }

    @Test("it can be moved besides")
    func moving() {
        let clock = SteppingClock(start: LogTimestamp(nanosecondsSince1970: 0), step: .nanoseconds(1))
        _ = clock.read()
        clock.advance(by: .nanoseconds(100))
        #expect(clock.read().nanosecondsSince1970 == 101)
    }

    @Test("eight threads share the steps: each moment is given once, to each thread in order")
    func threads() {
        let clock = SteppingClock(start: LogTimestamp(nanosecondsSince1970: 0), step: .nanoseconds(1))
        let readings = FutexMutex<[[Int64]]>([])
        onThreads(8) { _ in
            let own = (0..<500).map { _ in clock.read().nanosecondsSince1970 }
            readings.withLock { $0.append(own) }
        }
        let all = readings.withLock(\.self)
        #expect(all.allSatisfy { $0 == $0.sorted() })
        #expect(all.flatMap(\.self).sorted() == Array(0..<4000))
    }

    @Test("a pipeline's events and spans bear its time")
    func pipeline() {
        let capture = LogCapture()
        let log = Log("test", pipeline: Pipeline(sinks: [capture], clock: .stepping(by: .seconds(1))))
        log.info("one")
        log.withSpan("two") { _ in log.info("three") }
        let seconds = capture.records.map {
            ($0.time.nanosecondsSince1970 - LogTimestamp.testStart.nanosecondsSince1970) / 1_000_000_000
        }
        // The span begins with readings 1 and 2, and its end is timed by reading 4.
        #expect(seconds == [0, 3, 5])
        #expect(capture.records[2].fields["duration"] == .duration(.seconds(2)))
    }
}
