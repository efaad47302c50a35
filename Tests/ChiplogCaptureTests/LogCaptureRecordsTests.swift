import Chiplog
import ChiplogCapture
import Testing

@Suite struct LogCaptureRecordsTests {
    private let log = Log("records")

    @Test func whatCameSinceAMomentIsToldApart() {
        withLogCapture { capture in
            log.info("one")
            let mark = capture.mark()
            log.info("two")
            log.error("three")
            #expect(capture.records(since: mark).map(\.message) == ["two", "three"])
            #expect(capture.records(since: .after(capture.records[1])).map(\.message) == ["three"])
            #expect(capture.records(matching: LogPattern(.info), since: mark).map(\.message) == ["two"])
            #expect(capture.records(since: capture.mark()).isEmpty)
        }
    }

    @Test(arguments: [(first: 3, last: 0), (first: 0, last: 3), (first: 2, last: 2), (first: 100, last: 0)])
    func sinceAMomentFindsTheSameInABoundedCapture(bound: (first: Int, last: Int)) {
        withLogCapture(bound: .init(first: bound.first, last: bound.last)) { capture in
            for number in 1...10 { log.info("event", ["n": number]) }
            let kept = capture.records
            for record in kept {
                let expected = kept.filter { $0.sequence > record.sequence }
                #expect(capture.records(since: .after(record)) == expected)
            }
            #expect(capture.records(since: .start) == kept)
            #expect(kept.allSatisfy { $0["n"] == LogValue.int(Int64($0.sequence)) })
        }
    }

    @Test func drainingLeavesNothingAndTheNumbersGoOn() {
        withLogCapture(bound: .init(first: 2, last: 0)) { capture in
            for number in 1...3 { log.info("event", ["n": number]) }
            #expect(capture.drain().map(\.sequence) == [1, 2])
            #expect(capture.count == 0 && capture.droppedCount == 1)
            log.info("event", ["n": 4])
            #expect(capture.records.map(\.sequence) == [4])
            #expect(capture.droppedCount == 1)
            let counters = capture.counters
            #expect(counters.written == 3 && counters.dropped.oldest == 1)
        }
    }

    @Test func aSealedCaptureIsDrainedOnce() {
        let capture = LogCapture()
        let pipeline = Pipeline(sinks: [capture])
        let log = Log("records", pipeline: pipeline)
        log.info("in time")
        capture.seal()
        log.info("late")
        #expect(capture.drain().map(\.message) == ["in time"])
        #expect(capture.drain().isEmpty && capture.records.isEmpty)
        log.info("late too")
        #expect(capture.lateRecords.map(\.sequence) == [2, 3])
        #expect(pipeline.counters.sinks == [SinkCounters(written: 3)])
    }

    @Test func aRecordThatIsThereIsNotWaitedFor() async {
        await withLogCapture { capture in
            log.info("there")
            log.info("there", ["n": 2])
            #expect(await capture.next("there")?.sequence == 1)
            #expect(await capture.next("there", after: .after(capture.records[0]))?.sequence == 2)
        }
    }

    @Test func aRecordThatComesIsAwaitedByAll() async {
        await withLogCapture { capture in
            let context = LogContext.current
            async let one = capture.next("comes")
            async let other = capture.next(LogPattern(.info, .contains("ome")))
            Task.detached {
                context.run {
                    log.info("something else")
                    log.info("comes")
                }
            }
            #expect(await one?.sequence == 2)
            #expect(await other?.sequence == 1)
        }
    }

    @Test func sealingAndCancellingEndTheWait() async {
        let (capture, waiting) = withLogCapture { capture in
            (capture, Task { await capture.next("never") })
        }
        #expect(await waiting.value == nil)
        let cancelled = Task { await LogCapture().next("never") }
        cancelled.cancel()
        #expect(await cancelled.value == nil)
        #expect(await capture.next("never") == nil)
    }

    @Test func aPipelineThatShutsACaptureDownEndsTheWait() async throws {
        let capture = LogCapture()
        let waiting = Task { await capture.next("never") }
        try capture.shutdown()
        #expect(await waiting.value == nil)
        #expect(await capture.next("never") == nil)
    }

    @Test func aBoundIsNeverNegative() {
        var bound = LogCapture.Bound()
        bound.first = -1
        bound.last = -1
        bound.bytes = .min
        let capture = LogCapture(bound: bound)
        Log("records", pipeline: Pipeline(sinks: [capture])).info("no room")
        #expect(capture.count == 0 && capture.droppedCount == 1 && capture.counters.dropped.oldest == 1)
    }

    @Test func manyWaitersEachGetTheirs() async {
        await withLogCapture { capture in
            let context = LogContext.current
            await withTaskGroup(of: Bool.self) { group in
                for number in 0..<100 {
                    group.addTask {
                        await capture.next(LogPattern(nil, "event", ["n": number]))?["n"] == .int(Int64(number))
                    }
                    group.addTask {
                        context.run {
                            log.info("event", ["n": number])
                            return true
                        }
                    }
                }
                for await isRight in group { #expect(isRight) }
            }
        }
    }
}
