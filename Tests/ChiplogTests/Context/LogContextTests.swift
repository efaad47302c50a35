import Chiplog
import Testing

@Suite struct LogContextTests {
    @Test("a pipeline bound to a task takes every log's events, child tasks' included, and no longer")
    func bound() async {
        let own = KeepingSink()
        let bound = KeepingSink()
        let log = Log("test", pipeline: Pipeline(level: .info, sinks: [own]))
        let context = LogContext(pipeline: Pipeline(level: .debug, sinks: [bound]))
        await context.run {
            log.debug("sync")
            await withTaskGroup { group in
                group.addTask { log.debug("child") }
            }
            await Task { log.debug("unstructured") }.value
            await Task.detached { log.info("detached") }.value
        }
        log.info("after")
        log.debug("too low")
        #expect(bound.events.map(\.message) == ["sync", "child", "unstructured"])
        #expect(own.events.map(\.message) == ["detached", "after"])
    }

    @Test("a bound pipeline that is stricter turns away what the log's own would take")
    func stricter() {
        let own = KeepingSink()
        let bound = KeepingSink()
        let log = Log("test", pipeline: Pipeline(level: .trace, sinks: [own]))
        LogContext(pipeline: Pipeline(level: .error, sinks: [bound])).run {
            #expect(!log.isEnabled(.info))
            log.info("turned away")
            log.error("taken")
        }
        #expect(own.events.isEmpty)
        #expect(bound.events.map(\.message) == ["taken"])
    }

    @Test("the level of a bound pipeline can change while it is bound, and nested bindings end in order")
    func nestedAndChanged() {
        let own = KeepingSink()
        let outer = KeepingSink()
        let inner = KeepingSink()
        let log = Log("test", pipeline: Pipeline(level: .off, sinks: [own]))
        let outerPipeline = Pipeline(level: .info, sinks: [outer])
        LogContext(pipeline: outerPipeline).run {
            log.debug("no")
            outerPipeline.level = .debug
            log.debug("outer")
            LogContext(pipeline: Pipeline(level: .trace, sinks: [inner])).run { log.trace("inner") }
            log.trace("no")
            log.debug("outer again")
        }
        log.critical("no")
        #expect(outer.events.map(\.message) == ["outer", "outer again"])
        #expect(inner.events.map(\.message) == ["inner"])
        #expect(own.events.isEmpty)
    }

    @Test("an error thrown out of a bound pipeline's scope comes out with its type, and the binding ends")
    func throwing() {
        let bound = KeepingSink()
        let log = Log("test", pipeline: Pipeline(sinks: [.null]))
        #expect(throws: TestError.self) {
            try LogContext(pipeline: Pipeline(sinks: [bound])).run { () throws(TestError) in throw TestError() }
        }
        log.info("after")
        #expect(bound.events.isEmpty)
    }
}
