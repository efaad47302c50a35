import CMallocCount
import Chiplog
import Testing

@Suite struct LogGateTests {
    @Test("an event passes exactly when its level is at or above the pipeline's", arguments: LogLevel.allCases)
    func table(level: LogLevel) {
        let thresholds = LogLevel.allCases.map { LogThreshold.atLeast($0) } + [.off]
        for threshold in thresholds {
            let sink = KeepingSink()
            let log = Log("test", pipeline: Pipeline(level: threshold, sinks: [sink]))
            log.log(level, "literal", ["a": 1])
            log.log(level, "builder") { $0["a"] = 1 }
            let passes = threshold.allows(level)
            #expect(sink.events.map(\.level) == (passes ? [level, level] : []), "\(level) at threshold \(threshold)")
            #expect(log.isEnabled(level) == passes)
        }
    }

    @Test("each level's functions log at that level")
    func functions() {
        let literal = events { log in
            log.trace("m", ["a": 1])
            log.debug("m", ["a": 1])
            log.info("m", ["a": 1])
            log.notice("m", ["a": 1])
            log.warning("m", ["a": 1])
            log.error("m", ["a": 1])
            log.critical("m", ["a": 1])
        }
        let builder = events { log in
            log.trace("m") { $0.a = 1 }
            log.debug("m") { $0.a = 1 }
            log.info("m") { $0.a = 1 }
            log.notice("m") { $0.a = 1 }
            log.warning("m") { $0.a = 1 }
            log.error("m") { $0.a = 1 }
            log.critical("m") { $0.a = 1 }
        }
        for events in [literal, builder] {
            #expect(events.map(\.level) == LogLevel.allCases)
            #expect(events.allSatisfy { $0.fields == ["a": 1] })
        }
    }

    @Test("a disabled call evaluates neither message nor fields nor error")
    func evaluatesNothing() {
        var evaluated: [String] = []
        func note<Value>(_ name: String, _ value: Value) -> Value {
            evaluated.append(name)
            return value
        }
        func calls(_ log: Log) {
            log.debug(note("message", "m"), error: note("error", TestError()), ["key": note("field", 1)])
            log.debug(note("message", "m"), error: note("error", TestError())) { $0["key"] = note("field", 1) }
        }
        let sink = KeepingSink()
        let pipeline = Pipeline(level: .info, sinks: [sink])
        calls(Log("test", pipeline: pipeline))
        #expect(evaluated.isEmpty)
        pipeline.level = .debug
        calls(Log("test", pipeline: pipeline))
        #expect(evaluated == ["message", "error", "field", "message", "error", "field"])
        #expect(sink.events.count == 2)
    }

    @Test(
        "a disabled call allocates nothing",
        .enabled(if: malloc_count_is_available(), "allocations are counted on glibc without a sanitizer only"))
    func allocatesNothing() {
        let log = Log("test", pipeline: Pipeline(level: .info, sinks: [.null]))
        let name = "a name that does not fit into a string's own sixteen bytes"
        let number = 42
        let calls = {
            for _ in 0..<100 {
                log.debug(
                    "order \(name) placed", error: TestError(), ["name": name, "number": number, "more": [1, 2]])
                log.debug("order \(name) placed", error: TestError()) {
                    $0["name"] = name
                    $0["number"] = number
                }
            }
        }
        calls()
        let before = malloc_count_allocations()
        calls()
        #expect(malloc_count_allocations() - before == 0)
    }

    @Test("a level changed at run time is seen by logs made before, bound ones and other threads")
    func changedLevel() {
        let sink = KeepingSink()
        let pipeline = Pipeline(level: .info, sinks: [sink])
        let log = Log("test", pipeline: pipeline)
        let bound = log.with(["a": 1])
        log.debug("no")
        pipeline.level = .debug
        #expect(pipeline.level == .debug)
        log.debug("yes")
        bound.debug("yes")
        onThreads(1) { _ in log.debug("yes") }
        pipeline.level = .off
        log.critical("no")
        onThreads(1) { _ in bound.critical("no") }
        #expect(sink.events.map(\.message) == ["yes", "yes", "yes"])
    }
}

struct TestError: Error {}
