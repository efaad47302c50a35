import Chiplog
import ChiplogCapture
import Testing

@Suite struct MockTraceContextTests {
    private let log = Log("shop", pipeline: Pipeline(sinks: []))

    @Test("the same seed gives the same context, whose children are spans of the same trace")
    func determinism() {
        let headers = (0..<2).map { _ in MockTraceContext(ids: .sequential(seed: 31)).traceparent }
        #expect(headers[0] == headers[1])
        let one = MockTraceContext(ids: .sequential(seed: 31))
        #expect(one.traceparent == headers[0] && one.description == headers[0])
        let child = one.child()
        #expect(child.traceID == one.traceID && child.parentSpanID == one.spanID && child.spanID != one.spanID)
        #expect(one.parentSpanID == nil && child != one && child.child() != child)
        #expect(one.trace.isValid && child.trace.isValid)
    }

    @Test("its headers are what the library reads the same context from", arguments: [true, false])
    func headers(isSampled: Bool) {
        let mock = MockTraceContext(
            isSampled: isSampled, tracestate: "rojo=00f067aa0ba902b7,congo=t61",
            baggage: ["tenant": "a, b", "no key": "x"])
        #expect(mock.headers.count == 3 && mock.headers["traceparent"] == mock.traceparent)
        let context = TraceHeaders().context(extending: LogContext(), from: mock.headers)
        #expect(context.trace == mock.trace && context.trace?.isSampled == isSampled)
        #expect(context.trace?.state["congo"] == "t61")
        #expect(context.baggage == mock.baggage && context.baggage["tenant"] == "a, b")
        #expect(MockTraceContext().headers.count == 1)
    }

    @Test("within a capture its ids are the capture's, so a thread that has only the headers finds to it")
    func routing() {
        let records = withLogCapture { capture in
            let caller = MockTraceContext.remoteCaller()
            let headers = caller.headers
            onThreads(1) { _ in
                TraceHeaders().context(extending: LogContext(), from: headers).run {
                    log.withSpan("GET /orders") { _ in log.info("served") }
                }
            }
            #expect(caller.spans(in: capture).map(\.parentSpanID) == [caller.spanID])
            return caller.records(in: capture)
        }
        #expect(records.map(\.message) == ["served", "GET /orders"])
        #expect(records.allSatisfy { $0.route == .trace })
    }

    @Test("running binds the trace and keeps the rest of the context")
    func running() async {
        let mock = MockTraceContext(baggage: ["tenant": "acme"])
        let capture = await withLogCapture { capture in
            LogContext.with(["request": 7]) {
                mock.run {
                    log.info("sync")
                    #expect(LogContext.current.baggage["tenant"] == "acme")
                }
                log.info("outside")
            }
            await LogContext.with(baggage: ["kept": "yes"]) {
                await MockTraceContext().run {
                    await Task.yield()
                    #expect(LogContext.current.baggage["kept"] == "yes")
                }
            }
            return capture
        }
        #expect(capture.records.map { $0.trace?.traceID == mock.traceID } == [true, false])
        #expect(capture.records.allSatisfy { $0["request"] == 7 })
    }

    @Test("errors come through with their type")
    func errors() async {
        struct Refused: Error, Equatable {}
        await withLogCapture { _ in
            let mock = MockTraceContext()
            #expect(throws: Refused()) { try mock.run { () throws(Refused) in throw Refused() } }
            #expect(throws: Refused()) { try mock.withSpan("work") { (_) throws(Refused) in throw Refused() } }
            await #expect(throws: Refused()) {
                try await mock.withSpan("work") { (_) async throws(Refused) in
                    await Task.yield()
                    throw Refused()
                }
            }
        }
    }

    @Test("spans in it are its children, and none where it is not sampled")
    func spans() async {
        await withLogCapture { capture in
            let mock = MockTraceContext()
            mock.withSpan("sync", ["n": 1]) { _ in log.info("one") }
            await mock.withSpan("async", label: "db") { _ in
                await Task.yield()
                log.info("two")
            }
            MockTraceContext(isSampled: false).withSpan("unsampled") { _ in log.info("three") }
            #expect(capture.spans.map(\.name) == ["sync", "async"])
            #expect(capture.spans.allSatisfy { $0.parentSpanID == mock.spanID && $0.traceID == mock.traceID })
            #expect(capture.spans.map(\.record.label) == ["test", "db"])
            #expect(capture.spans.first?.record.callSite.fileID == #fileID)
        }
    }

    @Test("all of its trace belongs to one that began it, to a child what is below it")
    func belonging() {
        withLogCapture { capture in
            let mock = MockTraceContext()
            let (left, right) = (mock.child(), mock.child())
            mock.run { log.info("mock") }
            left.run { log.info("left") }
            left.child().run { log.info("unknown to the capture, and so to its parent") }
            right.withSpan("right span") { _ in log.info("right") }
            log.info("outside")
            #expect(mock.records(in: capture).count == 5)
            #expect(left.records(in: capture).map(\.message) == ["left"])
            #expect(right.records(in: capture).map(\.message) == ["right", "right span"])
            #expect(right.spans(in: capture).map(\.name) == ["right span"] && left.spans(in: capture).isEmpty)
        }
    }

    @Test("what an outgoing request says is whose child it makes the receiver")
    func outgoing() {
        withLogCapture { capture in
            let mock = MockTraceContext(baggage: ["tenant": "acme"])
            func sent() -> [(String, String)] {
                var headers: [(String, String)] = []
                TraceHeaders().write { headers.append(($0, $1)) }
                return headers
            }
            let direct = mock.extract(from: mock.run(sent))
            #expect(direct.parent == .context && direct.continuesTrace && direct.baggage["tenant"] == "acme")
            #expect(direct.span(in: capture) == nil)
            let client = mock.extract(from: mock.withSpan("HTTP GET") { _ in sent() })
            #expect(client.continuesTrace && client.span(in: capture)?.name == "HTTP GET")
            #expect(client.parent == .span(capture.spans[0].spanID))
            let other = MockTraceContext()
            #expect(mock.extract(from: other.headers).parent == .otherTrace(other.trace))
            #expect(mock.extract(from: [:]).parent == .none && !mock.extract(from: [:]).continuesTrace)
            let twice = [("Traceparent", mock.traceparent), ("traceparent", mock.traceparent)]
            #expect(mock.extract(from: twice).parent == .none)
            #expect(mock.extract(from: [("TraceParent", mock.traceparent)]).parent == .context)
        }
    }

    @Test("a remote caller sends a trace state, and a malformed one is sent and ignored")
    func traceState() {
        #expect(MockTraceContext.remoteCaller().headers["tracestate"] == "client=remote")
        let malformed = MockTraceContext.remoteCaller(tracestate: "no equals sign")
        #expect(malformed.headers["tracestate"] == "no equals sign")
        let read = TraceHeaders().context(extending: LogContext(), from: malformed.headers)
        #expect(read.trace?.traceID == malformed.traceID && read.trace?.state.isEmpty == true)
    }
}
