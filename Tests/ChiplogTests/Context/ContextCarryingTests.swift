import Chiplog
import Dispatch
import Testing

/// Where a context goes by itself, and where it has to be carried.
@Suite struct ContextCarryingTests {
    private let sink = KeepingSink()
    private let log: Log

    init() {
        log = Log("test", pipeline: Pipeline(level: .trace, sinks: [sink]))
    }

    private func context(_ number: Int) -> LogContext {
        var context = LogContext()
        context.fields = ["number": number]
        context.trace = TraceContext(traceID: TraceID(high: 1, low: UInt64(number)), spanID: SpanID(7))
        return context
    }

    private func expectCarried(_ messages: [String], sourceLocation: SourceLocation = #_sourceLocation) {
        let events = sink.events
        #expect(events.map(\.message) == messages, sourceLocation: sourceLocation)
        #expect(
            events.allSatisfy { $0.keys == ["number"] && $0.trace?.traceID.low == 5 }, sourceLocation: sourceLocation)
    }

    @Test("child tasks, groups, async let, unstructured tasks and actors have the context of who started them")
    func inherited() async {
        actor Teller {
            func tell(_ log: Log) { log.info("actor") }
        }
        await context(5).run {
            await withTaskGroup { group in group.addTask { log.info("group") } }
            async let child: Void = log.info("async let")
            await child
            await Task { log.info("unstructured") }.value
            await Teller().tell(log)
        }
        expectCarried(["group", "async let", "unstructured", "actor"])
    }

    @Test("a detached task has it when it is carried there, and not otherwise")
    func detached() async {
        await context(5).run {
            let context = LogContext.current
            await Task.detached { context.run { log.info("sync") } }.value
            await Task.detached { await context.run { () async in log.info("async") } }.value
        }
        expectCarried(["sync", "async"])
        await context(5).run { await Task.detached { log.info("not carried") }.value }
        #expect(sink.events.last?.keys == [])
        #expect(sink.events.last?.trace == nil)
    }

    @Test("a dispatch queue has it when it is carried there")
    func queue() async {
        await context(5).run {
            let context = LogContext.current
            await withCheckedContinuation { done in
                DispatchQueue.global().async {
                    context.run { log.info("queue") }
                    done.resume()
                }
            }
        }
        expectCarried(["queue"])
    }

    @Test("a thread has it when it is carried there, and keeps nothing of it afterwards")
    func thread() {
        context(5).run {
            let context = LogContext.current
            CallingThread { context.run { log.info("thread") } }.join()
        }
        expectCarried(["thread"])
        CallingThread {
            context(5).run {}
            log.info("after")
        }.join()
        #expect(sink.events.last?.keys == [])
    }

    @Test("a task that outlives its context's scope keeps it")
    func outliving() async {
        let gate = Gate()
        let task = context(5).run {
            Task {
                await withCheckedContinuation { done in
                    DispatchQueue.global().async {
                        gate.wait()
                        done.resume()
                    }
                }
                log.info("late")
            }
        }
        gate.open()
        await task.value
        expectCarried(["late"])
    }

    @Test("200 tasks at once, each with its own context, never see another's")
    func noCrossTalk() async {
        await withTaskGroup { group in
            for number in 0..<200 {
                group.addTask {
                    await context(number).run {
                        for step in 0..<20 {
                            LogContext.with(["step": step]) { log.info("\(number).\(step)") }
                            await Task.yield()
                        }
                    }
                }
            }
        }
        let events = sink.events
        #expect(events.count == 4000)
        for event in events {
            let numbers = event.message.split(separator: ".").compactMap { Int64($0) }
            #expect(event.values == numbers.map { .int($0) })
            #expect(event.trace?.traceID.low == UInt64(numbers[0]))
        }
        log.info("after")
        #expect(sink.events.last?.keys == [])
    }
}
