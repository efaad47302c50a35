import Chiplog
import ChiplogCapture
import Synchronization
import Testing

@Suite struct SequencedSinkTests {
    private let kept = KeepingSink()

    /// For each stream the numbers that its events bear, in the order in which they arrived.
    private var numbers: [String: [UInt64]] {
        var numbers: [String: [UInt64]] = [:]
        for event in kept.events {
            if case .string(let stream)? = event.fields["stream"], case .uint(let number)? = event.fields["seq"] {
                numbers[stream, default: []].append(number)
            }
        }
        return numbers
    }

    @Test("each label's events are numbered from 1 on, behind their own fields")
    func byLabel() {
        let pipeline = Pipeline(sinks: [.sequenced(by: .label, kept)])
        for label in ["a", "b", "a", "a", "b"] { Log(label, pipeline: pipeline).info("x", ["k": 1]) }
        #expect(numbers == ["a": [1, 2, 3], "b": [1, 2]])
        #expect(kept.events.allSatisfy { $0.keys == ["k", "stream", "seq"] && $0.fields["k"] == .int(1) })
        #expect(kept.events.allSatisfy { $0.fields["stream"] == .string($0.label) })
    }

    @Test("values of a field make streams, as text; events without it are one too")
    func byField() {
        let log = Log("test", pipeline: Pipeline(sinks: [.sequenced(by: .field("tenant"), kept)]))
        log.info("x", ["tenant": "blue"])
        log.info("x", ["tenant": 7])
        log.info("x")
        log.info("x", ["tenant": "red", "other": 1, "tenant": "blue"])
        log.info("x", ["tenant": String(repeating: "é", count: 3000)])
        #expect(numbers["blue"] == [1, 2] && numbers["7"] == [1] && numbers[""] == [1])
        #expect(numbers.count == 4 && numbers.keys.allSatisfy { $0.utf8.count <= 1024 })
    }

    @Test("eight threads: the numbers of a stream have no gap and arrive in order")
    func threads() throws {
        let pipeline = Pipeline(sinks: [.sequenced(by: .one("audit"), kept)])
        let log = Log("test", pipeline: pipeline)
        onThreads(8) { log.writeNumbered(thread: $0, 300) }
        #expect(numbers == ["audit": Array(1...2400)])
        #expect(NumberedEvents(kept.events).areComplete(threads: 8, each: 300))
    }

    @Test("a number that the sink behind throws at goes to the next event")
    func failure() {
        let kept = kept
        let picky = ClosureSink { (event: borrowing LogEvent) throws(SinkError) in
            if event.message == "bad" { throw SinkError("no") }
            try kept.write(event)
        }
        let pipeline = Pipeline(sinks: [.sequenced(by: .one("s"), picky)])
        for message in ["good", "bad", "bad", "good"] { Log("test", pipeline: pipeline).info("\(message)") }
        #expect(numbers == ["s": [1, 2]])
        #expect(pipeline.counters.sinks == [SinkCounters(written: 2, dropped: DropCounters(failed: 2))])
    }

    @Test("streams beyond the bound share one")
    func bound() {
        let pipeline = Pipeline(sinks: [.sequenced(by: .label, maxStreams: 2, kept)])
        for label in ["a", "b", "c", "d", "a", "c"] { Log(label, pipeline: pipeline).info("x") }
        #expect(numbers == ["a": [1, 2], "b": [1], "other": [1, 2, 3]])
    }

    @Test("a sink that logs into its own pipeline does not wait for itself")
    func loop() {
        let echo = EchoSink()
        let pipeline = Pipeline(level: .debug, sinks: [.sequenced(by: .one("s"), echo)])
        let log = Log("test", pipeline: pipeline)
        echo.log.withLock { $0 = log }
        for _ in 0..<5 { log.info("event") }
        echo.log.withLock { $0 = nil }
        let own = echo.kept.events.filter { $0.level == .info }
        #expect(own.map { $0.fields["seq"] } == (1...5).map { .uint($0) })
        #expect(echo.kept.events.count == 20)
    }
}
