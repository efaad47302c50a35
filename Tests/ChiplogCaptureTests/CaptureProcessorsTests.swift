import Chiplog
import ChiplogCapture
import Testing

/// A capture keeps what its processors make of events, from wherever these come.
@Suite struct CaptureProcessorsTests {
    private static let log = Log("processed-shop")
    private static let redaction: [any LogProcessor] = [.redact(values: [.card])]

    private static func pay() { log.info("paid with 4242424242424242") }

    @Test func itHasWhatTheyMakeOfAnEvent() {
        let records = withLogCapture(processors: Self.redaction + [.enrich(["region": "eu"])]) { capture in
            Self.pay()
            return capture.records
        }
        #expect(records.map(\.message) == ["paid with ***"])
        #expect(records.map(\.fields) == [["region": "eu"]])
    }

    @Test func whatTheyTurnAwayItDoesNotHave() {
        let counts = withLogCapture(processors: [.drop(.message(.contains("health")))]) { capture in
            Self.log.info("health check")
            Self.log.info("paid")
            return (capture.count, capture.droppedCount)
        }
        #expect(counts == (1, 0))
    }

    @Test func eventsFromElsewhereGoThroughThemToo() async {
        let records = await withLogCapture(processors: Self.redaction, scope: .process) { capture in
            let request = MockTraceContext.remoteCaller()
            await Task.detached { request.context(extending: LogContext()).run { Self.pay() } }.value
            await Task.detached { Self.pay() }.value
            return capture.records.filter { $0.label == "processed-shop" }
        }
        #expect(records.map(\.route) == [.trace, .process])
        #expect(records.map(\.message) == ["paid with ***", "paid with ***"])
    }

    @Test func whatIsPassedOnIsAsItWasLogged() {
        let own = LogCapture()
        let log = Log("own", pipeline: Pipeline(sinks: [own]))
        withLogCapture(processors: [.enrich(["region": "eu"])], passingOn: true) { capture in
            log.info("paid with 4242424242424242", ["order": 1])
            #expect(capture.records.map(\.fields) == [["order": 1, "region": "eu"]])
        }
        #expect(own.records.map(\.fields) == [["order": 1]])
    }
}
