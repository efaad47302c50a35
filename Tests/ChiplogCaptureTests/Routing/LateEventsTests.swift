import Chiplog
import Testing

@testable import ChiplogCapture

/// Events that bear a trace of a capture whose scope has ended, logged where only the trace was carried to.
@Suite struct LateEventsTests {
    private static let log = Log("late-shop")

    private final class Told: Sendable {
        private let records = FutexMutex<[String]>([])
        var all: [String] { records.withLock(\.self) }

        func options(processors: [any LogProcessor] = []) -> CaptureOptions {
            var options = CaptureOptions()
            options.processors = processors
            options.whenLate = { record, secrets in
                self.records.withLock { $0.append("\(record.message) \(secrets)") }
            }
            return options
        }
    }

    /// A trace of the current capture.
    private static func trace() -> TraceContext? { log.withSpan("work") { $0.trace } }

    private func logElsewhere(_ message: String, _ trace: TraceContext?, by log: Log = Self.log) {
        let context = traced(trace)
        onThreads(1) { _ in context.run { log.info("\(message)") } }
    }

    @Test func theyAreKeptApartAsLate() {
        let (capture, trace) = withLogCapture { ($0, Self.trace()) }
        logElsewhere("one", trace)
        withLogCapture { other in
            logElsewhere("two", trace)
            #expect(other.count == 0)
        }
        #expect(capture.lateRecords.map(\.message) == ["one", "two"])
        #expect(capture.lateRecords.allSatisfy { $0.route == .trace })
        #expect(capture.records.map(\.message) == ["work"])
    }

    @Test func theyAreNotTheProcesssOrTheLogsOwnPipelines() async {
        let own = LogCapture()
        let log = Log("late-own", pipeline: Pipeline(sinks: [own]))
        let (capture, trace) = withLogCapture { ($0, Self.trace()) }
        await withLogCapture(scope: .process) { process in
            logElsewhere("stray", trace)
            logElsewhere("own", trace, by: log)
            #expect(process.records(matching: LogPattern().label("late")).isEmpty)
            #expect(process.records(matching: "stray").isEmpty && process.records(matching: "own").isEmpty)
        }
        #expect(capture.lateRecords.map(\.message) == ["stray", "own"] && own.count == 0)
    }

    @Test func whoseCaptureIsGoneIsToldOnceAndNeverTheProcesss() async {
        let told = Told()
        let trace = told.options().run { capture in
            capture.conceal("hunter2")
            return Self.trace()
        }
        let own = LogCapture()
        let log = Log("late-own", pipeline: Pipeline(sinks: [own]))
        await withLogCapture(scope: .process) { process in
            logElsewhere("first", trace, by: log)
            logElsewhere("second", trace, by: log)
            logElsewhere("third", trace)
            #expect(process.records(matching: "third").isEmpty)
        }
        #expect(told.all == [#"first ["hunter2"]"#])
        #expect(own.records.map(\.message) == ["second"])
    }

    @Test func whatIsToldOfOneHasGoneThroughTheProcessors() {
        let told = Told()
        let trace = told.options(processors: [.drop(.message("health")), .redact(values: [.card])]).run { _ in
            Self.trace()
        }
        withLogCapture { _ in
            logElsewhere("health", trace)
            logElsewhere("paid with 4242424242424242", trace)
        }
        #expect(told.all == ["paid with *** []"])
    }

    /// As long as it is needed every call in the process asks for it.
    @Test func aCaptureWithoutTracesNeedsNoAdoptionAfterItsEnd() {
        let (plain, traced) = (withLogCapture { $0 }, withLogCapture { capture in (capture, Self.trace()) }.0)
        #expect(plain.state.withLock { $0.adoption == nil })
        #expect(traced.state.withLock { $0.adoption != nil })
    }

    @Test func whoseIDsAreTakenAgainIsNotTheOldOnes() {
        let seed: UInt64 = 1_400_814
        let capture = withLogCapture(ids: SequentialIDs(seed: seed)) { $0 }
        let anew = SequentialIDs(seed: seed)
        let own = LogCapture()
        let log = Log("late-own", pipeline: Pipeline(sinks: [own]))
        withLogCapture { _ in
            logElsewhere("new", TraceContext(traceID: anew.traceID(), spanID: anew.spanID()), by: log)
        }
        #expect(capture.lateRecords.isEmpty && own.count == 1)
    }
}

@Suite struct EndedCapturesTests {
    @Test func theLastOnesAreRememberedAndNoneIsKeptAlive() {
        var ended = EndedCaptures()
        let capture = LogCapture()
        _ = ended.add(capture, prefix: 1)
        weak var gone: LogCapture?
        for prefix in 2...UInt64(EndedCaptures.most) {
            let capture = LogCapture()
            gone = capture
            _ = ended.add(capture, prefix: prefix)
        }
        #expect(gone == nil)
        #expect(ended[1]?.taker(of: .info) != nil)
        #expect(ended.add(LogCapture(), prefix: 0) != nil)
        #expect(ended[1] == nil && ended[2] != nil && ended[0] != nil)
        #expect(ended.forget(2) != nil)
        #expect(ended[2] == nil)
    }

    @Test func aCaptureOfTheSameIDsTakesTheOldOnesPlace() {
        var ended = EndedCaptures()
        let captures = [LogCapture(), LogCapture()]
        for capture in captures { _ = ended.add(capture, prefix: 1) }
        guard case .capture(let found, .trace)? = ended[1]?.taker(of: .info) else {
            Issue.record("no capture")
            return
        }
        #expect(found === captures[1])
    }
}
