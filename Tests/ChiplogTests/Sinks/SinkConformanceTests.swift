import Chiplog
import ChiplogCapture
import Testing

/// What `LogSink` promises, as far as it can be seen from outside; every sink is held to every rule.
@Suite struct SinkConformanceTests {
    @Test("every sink keeps every promise", arguments: SinkUnderTest.all)
    func promises(candidate: SinkUnderTest) {
        let violations = SinkRule.violations {
            let folder = TemporaryFolder()
            return try candidate.make(folder)
        }
        #expect(violations == [])
    }

    @Test("beside a sink that throws, and is counted, the others are none the worse", arguments: SinkUnderTest.all)
    func besideAThrowingSink(candidate: SinkUnderTest) throws {
        let folder = TemporaryFolder()
        let specimen = try candidate.make(folder)
        let pipeline = Pipeline(sinks: [ThrowingSink(), specimen.sink, AsyncSink(ThrowingSink())])
        let log = Log("test", pipeline: pipeline)
        log.writeNumbered(thread: 0, 500)
        #expect(throws: SinkError("broken on purpose: flush")) { try pipeline.flush() }
        if let arrived = specimen.arrived?() { #expect(arrived.areComplete(threads: 1, each: 500)) }
        #expect(throws: SinkError("broken on purpose: shutdown")) { try pipeline.shutdown() }
        let sinks = pipeline.counters.sinks
        #expect(pipeline.counters.accepted == 500)
        #expect(sinks.first == SinkCounters(dropped: DropCounters(failed: 500)))
        #expect(sinks.last == SinkCounters(dropped: DropCounters(failed: 500)))
        #expect(sinks.dropFirst().dropLast().allSatisfy { $0.written >= 500 && $0.dropped.total == 0 })
    }
}
