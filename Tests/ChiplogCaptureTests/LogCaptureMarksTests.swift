import Chiplog
import Testing

@testable import ChiplogCapture

@Suite struct LogCaptureMarksTests {
    private let log = Log("marks")

    /// A capture of `count` records, numbered from 1.
    private func capture(_ count: Int, bound: LogCapture.Bound = .init()) -> LogCapture {
        withLogCapture(bound: bound) { capture in
            for number in 0..<count { log.error("event", ["n": number + 1]) }
            return capture
        }
    }

    @Test func aMarkOfAnotherCaptureLeavesNothingOut() async {
        let other = capture(5)
        let capture = capture(3, bound: .init(first: 2, last: 0))
        for mark in [other.mark(), .after(other.records[4])] {
            #expect(!capture.knows(mark) && other.knows(mark))
            #expect(capture.records(since: mark) == capture.records)
            #expect(capture.records(matching: "event", since: mark).count == 2)
            #expect(capture.droppedCount(since: mark) == 1)
            #expect(await capture.next("event", after: mark)?.sequence == 1)
        }
    }

    @Test func theStartIsAMomentOfEveryCapture() {
        #expect(capture(0).knows(.start) && LogCapture().knows(.start))
        #expect(LogCapture.Mark.start != LogCapture().mark())
    }

    @Test func equalRecordsOfTwoCapturesAreMarkedApart() {
        let clock = LogClock.custom { .testStart }
        let captures = (0..<2).map { _ in
            withLogCapture(clock: clock) { capture in
                log.info("same")
                return capture
            }
        }
        #expect(captures[0].records == captures[1].records)
        #expect(captures[0].knows(.after(captures[0].records[0])))
        #expect(!captures[0].knows(.after(captures[1].records[0])))
    }

    @Test func onlyTheRecordsOfACaptureAreItsToClaim() {
        let (capture, other) = (capture(2), capture(2))
        capture.claim(other.records)
        #expect(capture.unexpectedRecords(from: .error) == capture.records)
        capture.claim(other.records.prefix(1) + capture.records.suffix(1))
        #expect(capture.unexpectedRecords(from: .error).map(\.sequence) == [1])
    }

    @Test func whatIsMissingSinceAMomentIsCounted() {
        withLogCapture(bound: .init(first: 1, last: 1)) { capture in
            for _ in 1...4 { log.info("event") }
            let mark = capture.mark()
            #expect(capture.droppedCount(since: .start) == 2 && capture.droppedCount(since: mark) == 0)
            for _ in 1...3 { log.info("event") }
            // The fourth has made room for the last; it stands before the mark.
            #expect(capture.droppedCount(since: .start) == 5 && capture.droppedCount(since: mark) == 2)
            _ = capture.drain()
            #expect(capture.droppedCount == 5 && capture.droppedCount(since: .start) == 0)
        }
    }
}
