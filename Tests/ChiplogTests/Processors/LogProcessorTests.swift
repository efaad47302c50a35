import Chiplog
import Testing

/// What a pipeline promises of its processors.
@Suite struct LogProcessorTests {
    @Test("processors run in the order given, each seeing what the one before left")
    func order() {
        let marks = ["a", "b", "c"].map { name in
            ProcessorDouble(name) { event in
                var trail = ""
                if case .string(let soFar)? = event["trail"] { trail = soFar }
                event.set("trail", to: trail + name)
                return .pass
            }
        }
        let kept = events(through: marks) { $0.info("x") }
        #expect(kept.map { $0.fields["trail"] } == ["abc"])
    }

    @Test("one that throws after every kind of change costs its own effect only, and is counted by name")
    func throwing() throws {
        let sink = KeepingSink()
        let broken = ProcessorDouble("broken") { (event) throws(ProcessorError) in
            event.append { $0["leftover"] = "1" }
            event.level = .critical
            event.message = "something else"
            event.rename("keep", to: "lost")
            event.remove("order")
            event.append { $0["leftover"] = "2" }
            throw ProcessorError("broken on purpose")
        }
        let mark = ProcessorDouble("mark") { event in
            event.append { $0["marked"] = true }
            return .pass
        }
        let pipeline = Pipeline(processors: [mark, broken, mark, broken], sinks: [sink])
        let log = Log("test", pipeline: pipeline).with(["keep": 1])
        log.info("x", ["order": 42])
        let event = try #require(sink.events.first)
        #expect(event.message == "x" && event.level == .info)
        #expect(event.keys == ["keep", "order", "marked", "marked"])
        let counters = pipeline.counters
        #expect(counters.accepted == 1)
        #expect(counters.processors.map(\.name) == ["mark", "broken", "mark", "broken"])
        #expect(counters.processors.map(\.failed) == [0, 1, 0, 1])
        #expect(counters.processors[1].lastFailure == ProcessorError("broken on purpose"))
    }

    @Test("verdicts are counted, in all and by name, and nothing after them is asked")
    func verdicts() {
        let sink = KeepingSink()
        let filter = ProcessorDouble("filter") { $0["drop"] == true ? .filtered : .pass }
        let sampler = ProcessorDouble("sampler") { $0["spare"] == true ? .sampledOut : .pass }
        let last = ProcessorDouble("last") { (_) throws(ProcessorError) in throw ProcessorError("seen") }
        let pipeline = Pipeline(processors: [filter, sampler, last], sinks: [sink])
        let log = Log("test", pipeline: pipeline)
        for number in 0..<100 {
            log.info("x", ["number": number, "drop": number.isMultiple(of: 2), "spare": number.isMultiple(of: 5)])
        }
        let counters = pipeline.counters
        #expect(counters.attempted == 100)
        #expect([counters.filtered, counters.sampledOut, counters.accepted] == [50, 10, 40])
        #expect(counters.processors.map(\.filtered) == [50, 0, 0])
        #expect(counters.processors.map(\.sampledOut) == [0, 10, 0])
        #expect(counters.processors.map(\.failed) == [0, 0, 40])
        #expect(sink.events.count == 40)
    }

    @Test("counts are exact with eight threads")
    func threads() throws {
        let odd = ProcessorDouble { event in
            guard case .int(let number)? = event["n"] else { return .pass }
            return number.isMultiple(of: 3) ? .filtered : number % 3 == 1 ? .sampledOut : .pass
        }
        let pipeline = Pipeline(processors: [odd], sinks: [.null])
        let log = Log("test", pipeline: pipeline)
        onThreads(8) { _ in for number in 0..<3000 { log.info("x") { $0["n"] = number } } }
        let counters = pipeline.counters
        #expect([counters.filtered, counters.sampledOut, counters.accepted] == [8000, 8000, 8000])
    }

    @Test("a processor that logs to its own pipeline ends neither the process nor the event")
    func recursion() {
        let sink = KeepingSink()
        final class Loop: Sendable {
            let log = FutexMutex<Log?>(nil)
        }
        let loop = Loop()
        let chatty = ProcessorDouble("chatty") { _ in
            loop.log.withLock { $0 }?.info("again")
            return .pass
        }
        let pipeline = Pipeline(processors: [chatty], sinks: [sink])
        let log = Log("test", pipeline: pipeline)
        loop.log.withLock { $0 = log }
        log.info("once")
        loop.log.withLock { $0 = nil }
        #expect(sink.events.last?.message == "once")
        let counters = pipeline.counters
        #expect(counters.filtered == 1)
        #expect(counters.accepted == UInt64(sink.events.count))
    }

    @Test("while a profile is taken every call of every station is in it, and none before or after")
    func profile() {
        let double = ProcessorDouble("double") { $0["drop"] == true ? .filtered : .pass }
        let pipeline = Pipeline(processors: [double], sinks: [.null, NullSink(formatter: .json)])
        let log = Log("test", pipeline: pipeline)
        func logSome() {
            for number in 0..<50 { log.info("x", ["drop": number.isMultiple(of: 5)]) }
        }
        logSome()
        #expect(pipeline.profile.processors.map(\.calls) == [0])
        pipeline.isProfiling = true
        logSome()
        pipeline.isProfiling = false
        logSome()
        let profile = pipeline.profile
        #expect(profile.processors.map(\.calls) == [50])
        #expect(profile.sinks.map(\.calls) == [40, 40])
        #expect(profile.processors.map(\.name) == ["double"])
        #expect((profile.processors + profile.sinks).allSatisfy { $0.mean > .zero && $0.total >= $0.mean * 40 })
        #expect(pipeline.counters.accepted == 120)
    }
}
