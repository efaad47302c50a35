import Chiplog
import ChiplogCapture
import Testing

/// A capture that passes on keeps nothing from where events would go without it.
@Suite struct PassingOnTests {
    private static let log = Log("passing-shop")

    @Test func eventsReachTheLogsOwnPipelineAsItsLevelSays() {
        let own = LogCapture()
        let log = Log("passing-own", pipeline: Pipeline(level: .warning, sinks: [own]))
        let kept = withLogCapture(level: .error, passingOn: true) { capture in
            log.info("neither")
            log.warning("own only")
            log.error("both")
            return capture.records.map(\.message)
        }
        #expect(kept == ["both"])
        #expect(own.records.map(\.message) == ["own only", "both"])
    }

    @Test func withinACaptureEventsReachThatOneAndNothingElse() {
        let own = LogCapture()
        let log = Log("passing-own", pipeline: Pipeline(sinks: [own]))
        withLogCapture(level: .info) { outer in
            withLogCapture(level: .warning, passingOn: true) { inner in
                log.debug("neither")
                log.info("outer only")
                log.error("both")
                #expect(inner.records.map(\.message) == ["both"])
            }
            #expect(outer.records.map(\.message) == ["outer only", "both"])
            #expect(outer.records.map(\.route) == [.task, .task])
        }
        #expect(own.count == 0)
    }

    @Test func whatIsPassedOnTwiceReachesAllAndEachOnce() {
        let own = LogCapture()
        let log = Log("passing-own", pipeline: Pipeline(sinks: [own]))
        let counts = withLogCapture(passingOn: true) { outer in
            withLogCapture(level: .error, passingOn: true) { middle in
                withLogCapture(passingOn: true) { inner in
                    log.info("event")
                    return [inner.count, middle.count, outer.count, own.count]
                }
            }
        }
        #expect(counts == [1, 0, 1, 1])
    }

    @Test func theInnermostThatDoesNotPassOnIsTheLast() {
        withLogCapture { outer in
            withLogCapture { middle in
                withLogCapture(passingOn: true) { inner in
                    Self.log.info("event")
                    #expect([inner.count, middle.count, outer.count] == [1, 1, 0])
                }
            }
        }
    }

    @Test func aPipelineOfTheContextIsWhereEventsWouldGo() {
        let bound = LogCapture()
        LogContext(pipeline: Pipeline(level: .notice, sinks: [bound])).run {
            withLogCapture(passingOn: true) { capture in
                Self.log.info("capture only")
                Self.log.notice("both")
                #expect(capture.count == 2)
            }
        }
        #expect(bound.records.map(\.message) == ["both"])
    }

    @Test func aLogWhosePipelineIsBoundGetsEachEventOnce() {
        let own = LogCapture()
        let pipeline = Pipeline(sinks: [own])
        let log = Log("passing-own", pipeline: pipeline)
        LogContext(pipeline: pipeline).run {
            withLogCapture(passingOn: true) { _ in log.info("event") }
        }
        #expect(own.count == 1)
    }
}
