import Chiplog
import Synchronization
import Testing

@Suite struct LogLazyValueTests {
    /// Counts how often a lazy value is computed.
    final class Calls: Sendable {
        let count = Atomic<Int>(0)

        var value: LogLazyValue {
            .lazy { "computed \(self.count.add(1, ordering: .relaxed).newValue)" }
        }
        var number: Int { count.load(ordering: .relaxed) }
    }

    /// A sink that wants only what a closure says.
    struct Choosy: LogSink {
        let keeping: KeepingSink
        var isSelective: Bool { true }

        func wants(_ event: borrowing LogEvent) -> Bool { event["wanted"] == true }
        func write(_ event: borrowing LogEvent) throws(SinkError) {
            if wants(event) { try keeping.write(event) }
        }
        func flush() throws(SinkError) {}
        func shutdown() throws(SinkError) {}
        var counters: SinkCounters { keeping.counters }
    }

    @Test("a value that every sink gets is computed once, whatever reads it on the way")
    func once() {
        let calls = Calls()
        let reader = ProcessorDouble { event in
            _ = event["lazy"]
            event.rename("other", to: "renamed")
            _ = event.event.fields
            return .pass
        }
        let one = KeepingSink()
        let two = KeepingSink()
        let pipeline = Pipeline(processors: [reader, reader], sinks: [one, two, .async(two)])
        Log("test", pipeline: pipeline).info("x", ["lazy": calls.value, "other": 1])
        try? pipeline.flush()
        #expect(calls.number == 1)
        #expect((one.events + two.events).map { $0.fields["lazy"] } == Array(repeating: "computed 1", count: 3))
    }

    @Test("it is not computed for an event that a level, a processor or all sinks turn away")
    func never() {
        let calls = Calls()
        let sink = KeepingSink()
        let drop = ProcessorDouble { $0["drop"] == true ? .filtered : .pass }
        let pipeline = Pipeline(processors: [drop], sinks: [Choosy(keeping: sink)])
        let log = Log("test", pipeline: pipeline)
        log.debug("below", ["lazy": calls.value])
        log.info("dropped", ["drop": true, "lazy": calls.value])
        log.info("unwanted", ["lazy": calls.value])
        log.info("unwanted") {
            $0["lazy"] = calls.value
            $0.object("in") { $0["lazy"] = calls.value }
        }
        #expect(calls.number == 0)
        log.info("wanted", ["lazy": calls.value, "wanted": true])
        #expect(calls.number == 1)
        #expect(sink.events.map { $0.fields["lazy"] } == ["computed 1"])
    }

    @Test("without processors and filters it is simply the value, also nested, bound and in arrays")
    func plain() {
        let calls = Calls()
        let kept = events { log in
            let bound = log.with(["bound": calls.value])
            bound.info("x") {
                $0.object("in") { $0["deep"] = calls.value }
                $0.array("list") { $0.append(calls.value) }
            }
            bound.info("y", ["list": .lazy { [1, 2] as [Int] }, "object": .lazy { ["a": 1] as LogFields }])
        }
        #expect(calls.number == 3)
        #expect(kept.map { $0.fields["bound"] } == ["computed 1", "computed 1"])
        #expect(kept[0].fields["in"] == ["deep": "computed 2"] as LogValue)
        #expect(kept[0].fields["list"] == ["computed 3"] as LogValue)
        #expect(kept[1].fields["list"] == [1, 2] as LogValue)
        #expect(kept[1].fields["object"] == ["a": 1] as LogValue)
    }

    @Test("in a pipeline with processors, nested lazy values come out as their values in every format")
    func nested() {
        let pass = ProcessorDouble { _ in .pass }
        func log(_ log: Log, lazily: Bool) {
            func maybe(_ value: LogValue) -> any LogFieldValue { lazily ? .lazy { value } as LogLazyValue : value }
            log.info("x", ["a": maybe(1), "b": maybe(.object(["c": 2, "d": ["x", "y"]])), "e": maybe([])])
        }
        let lazily = events(through: [pass]) { log($0, lazily: true) }
        let eagerly = events(through: [pass]) { log($0, lazily: false) }
        #expect(lazily.map(\.values) == eagerly.map(\.values))
    }

    @Test("one that logs itself, or logs the event's own log, comes out right")
    func loggingWithin() {
        let sink = KeepingSink()
        let pipeline = Pipeline(processors: [ProcessorDouble { _ in .pass }], sinks: [sink])
        let log = Log("test", pipeline: pipeline)
        log.info(
            "outer",
            [
                "lazy": .lazy {
                    log.info("inner", ["lazy": .lazy { 1 }])
                    return 2
                }
            ])
        #expect(sink.events.map(\.message) == ["inner", "outer"])
        #expect(sink.events.map { $0.fields["lazy"] } == [1, 2])
    }
}
