import Chiplog
import Testing

@Suite struct ContextFieldsTests {
    private let sink = KeepingSink()
    private let log: Log

    init() {
        log = Log("test", pipeline: Pipeline(level: .trace, sinks: [sink]))
    }

    @Test("an event has the context's fields, then its log's, then its own, and none once the binding has ended")
    func order() {
        let log = log.with(["log": 1])
        LogContext.with(["outer": 2]) {
            LogContext.with(["inner": 3]) { log.info("in", ["call": 4]) }
            log.info("between") { $0["call"] = 5 }
        }
        log.info("after")
        #expect(sink.events.map(\.keys) == [["outer", "inner", "log", "call"], ["outer", "log", "call"], ["log"]])
        #expect(sink.events.first?.values == [2, 3, 1, 4])
    }

    @Test("a context's fields are read as they were set, and adding keeps those that were there")
    func reading() {
        var context = LogContext()
        #expect(context.fields.isEmpty)
        context.fields = ["a": 1, "b": "two"]
        #expect(context.adding(["c": true]).fields == ["a": 1, "b": "two", "c": true])
        #expect(context.fields == ["a": 1, "b": "two"])
        context.fields = [:]
        context.run { log.info("none") }
        #expect(sink.events.map(\.keys) == [[]])
    }

    @Test("a field keyed at run time outlives the string it was made of")
    func runtimeKeys() {
        let context = LogContext().adding(LogFields([(LogKey("k\(sink.events.count)"), .string("v"))]))
        context.run { log.info("in") }
        #expect(sink.events.first?.keys == ["k0"])
    }

    @Test("fields beyond 8 MiB are left out of a context, and its events say so")
    func tooLarge() {
        let text = String(repeating: "x", count: 3 << 20)
        let context = LogContext().adding(["a": text]).adding(["b": text]).adding(["c": text])
        context.run { log.info("in", ["call": 1]) }
        #expect(sink.events.first?.keys == ["a", "b", "call"])
        #expect(sink.events.first?.isTruncated == true)
    }

    @Test("fields of context and log that together are more than a record holds are left out whole, not cut")
    func moreThanARecord() {
        let text = String(repeating: "x", count: 4_000_000)
        let log = log.with(["c": text]).with(["d": text])
        LogContext().adding(["a": text]).adding(["b": text]).run {
            log.info(text, ["call": 1])
        }
        #expect(sink.events.first?.keys == ["a", "b", "call"])
        #expect(sink.events.first?.isTruncated == true)
    }

    @Test("an error thrown in `with` comes out with its type, whether the body suspends or not")
    func throwing() async {
        #expect(throws: TestError.self) {
            try LogContext.with(["a": 1]) { () throws(TestError) in throw TestError() }
        }
        await #expect(throws: TestError.self) {
            try await LogContext.with(["a": 1]) { () async throws(TestError) in
                await Task.yield()
                throw TestError()
            }
        }
        log.info("after")
        #expect(sink.events.first?.keys == [])
    }
}
