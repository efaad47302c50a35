import Chiplog
import Synchronization
import Testing

@testable import ChiplogCapture

private enum Shop {
    static let log = Log("router-shop")
}

private final class Order: Sendable {
    let entries = Mutex<[String]>([])
}

/// The process is one scope, so these run one after the other.
@Suite(.serialized) struct CaptureRouterTests {
    @Test func theProcessScopeTakesWhatDetachedTasksAndThreadsLog() async {
        let records = await withLogCapture(scope: .process) { capture in
            Shop.log.info("own")
            await Task.detached { Shop.log.debug("detached") }.value
            onThreads(1) { _ in Shop.log.trace("thread") }
            return capture.records.filter { $0.label == "router-shop" }
        }
        #expect(records.map(\.message) == ["own", "detached", "thread"])
        #expect(records.map(\.route) == [.task, .process, .process])
        #expect(records.map(\.isEnabledInProduction) == [true, false, false])
    }

    @Test func theTaskScopeLeavesThemAloneAndCountsThem() async {
        let sink = LogCapture()
        let log = Log("router-own", pipeline: Pipeline(level: .info, sinks: [sink]))
        // The process is the scope of a capture that takes none of it, and so of no other test's.
        await withLogCapture(level: .critical, scope: .process) { _ in
            await withLogCapture { capture in
                let before = capture.unclaimed
                await Task.detached { log.info("elsewhere") }.value
                await Task.detached { Shop.log.trace("stray") }.value
                onThreads(1) { _ in Shop.log.trace("stray") }
                #expect(capture.count == 0)
                // Other tests may log meanwhile.
                #expect(capture.unclaimed - before >= 2)
            }
        }
        #expect(sink.records.map(\.message) == ["elsewhere"])
    }

    /// In a process of its own, where nobody else logs.
    @Test func whatNobodyTookIsCountedExactly() async {
        await #expect(processExitsWith: .success) {
            Pipeline.default = Pipeline(sinks: [.null])
            let isRight = withLogCapture { capture in
                onThreads(8) { _ in
                    for number in 0..<1_000 {
                        _ = Shop.log.isEnabled(.debug)
                        if number.isMultiple(of: 2) {
                            Shop.log.debug("stray")
                        } else {
                            Shop.log.withSpan("stray") { _ in }
                        }
                    }
                }
                return capture.unclaimed == 8_000 && capture.count == 0
            }
            #expect(isRight)
        }
    }

    @Test func aLogWithAPipelineOfItsOwnIsNoStray() async {
        let sink = LogCapture()
        let log = Log("router-own", pipeline: Pipeline(level: .info, sinks: [sink]))
        await withLogCapture(scope: .process) { capture in
            onThreads(1) { _ in log.info("elsewhere") }
            #expect(capture.records(matching: LogPattern().label("router-own")).isEmpty)
        }
        #expect(sink.records.map(\.message) == ["elsewhere"])
    }

    /// An event is adopted before its fields are made, and delivered afterwards; its capture may end in between.
    @Test func whatWasAdoptedForATraceIsNeverTheProcesss() async {
        let log = Log("router-own", pipeline: Pipeline(sinks: [.null]))
        await withLogCapture(scope: .process) { process in
            let capture = LogCapture()
            let ids = SequentialIDs()
            CaptureRouter.begin(capture, prefix: ids.prefix)
            let context = traced(TraceContext(traceID: ids.traceID(), spanID: ids.spanID()))
            onThreads(1) { _ in
                context.run {
                    log.info("too late") { _ in
                        CaptureRouter.end(capture, prefix: ids.prefix, hasTraces: true)
                        CaptureRouter.forgetEnded(prefix: ids.prefix)
                    }
                }
            }
            #expect(process.records(matching: LogPattern().label("router-own")).isEmpty)
            #expect(capture.count == 0 && capture.lateRecords.isEmpty)
        }
    }

    @Test func whatACapturesLevelTurnsAwayIsNotTheProcesss() async {
        await withLogCapture(scope: .process) { process in
            withLogCapture(level: .warning) { capture in
                let context = traced(MockTraceContext().trace)
                onThreads(1) { _ in
                    context.run {
                        Shop.log.debug("not asked for")
                        Shop.log.warning("asked for")
                    }
                }
                #expect(capture.records.map(\.message) == ["asked for"])
            }
            #expect(process.records(matching: "not asked for").isEmpty)
        }
    }

    @Test func anEventFindsItsWayByTheTraceThatItBears() {
        withLogCapture { capture in
            Shop.log.withSpan("work") { span in
                let carried = traced(span.trace)
                onThreads(1) { _ in carried.run { Shop.log.info("only the trace came along") } }
            }
            #expect(capture.records.map(\.message) == ["only the trace came along", "work"])
            #expect(capture.records.map(\.route) == [.trace, .task])
        }
    }

    @Test func ofTwoProcessScopesTheSecondWaitsForTheEndOfTheFirst() async {
        let order = Order()
        let (started, start) = AsyncStream.makeStream(of: Void.self)
        await withTaskGroup(of: Void.self) { group in
            group.addTask {
                await withLogCapture(scope: .process) { capture in
                    start.yield()
                    await Task.detached { Shop.log.info("first") }.value
                    order.entries.withLock { $0 += capture.records(matching: "first").map(\.message) + ["first ends"] }
                }
            }
            for await _ in started { break }
            group.addTask {
                await withLogCapture(scope: .process) { capture in
                    await Task.detached { Shop.log.info("second") }.value
                    order.entries.withLock { $0 += capture.records(matching: "second").map(\.message) }
                    #expect(capture.records(matching: "first").isEmpty)
                }
            }
        }
        #expect(order.entries.withLock { $0 } == ["first", "first ends", "second"])
    }

    @Test func aProcessScopeWithinAnotherTakesOverAndGivesBack() async {
        await withLogCapture(scope: .process) { outer in
            await withLogCapture(scope: .process) { inner in
                onThreads(1) { _ in Shop.log.info("inner") }
                #expect(inner.records(matching: "inner").count == 1)
            }
            onThreads(1) { _ in Shop.log.info("outer") }
            #expect(outer.records(matching: "outer").count == 1)
            #expect(outer.records(matching: "inner").isEmpty)
        }
    }

    @Test func ofCapturesWithTheSameIDsTheInnermostHasTheEventsUntilItEnds() {
        let ids = SequentialIDs()
        withLogCapture(ids: ids) { outer in
            let context = traced(Shop.log.withSpan("work") { $0.trace })
            withLogCapture(ids: ids) { inner in
                onThreads(1) { _ in context.run { Shop.log.info("inner") } }
                #expect(inner.count == 1)
            }
            onThreads(1) { _ in context.run { Shop.log.info("outer") } }
            #expect(outer.records.map(\.message) == ["work", "outer"])
        }
    }

    @Test func siblingsWithinAProcessScopeTakeItOneAfterTheOther() async {
        let order = Order()
        await withLogCapture(scope: .process) { _ in
            await withTaskGroup(of: Void.self) { group in
                for number in 0..<8 {
                    group.addTask {
                        await withLogCapture(scope: .process) { capture in
                            onThreads(1) { _ in Shop.log.info("sibling", ["n": number]) }
                            await Task.yield()
                            let seen = capture.records(matching: "sibling").map { $0["n"] }
                            order.entries.withLock { $0.append("\(seen == [LogValue(number)])") }
                        }
                    }
                }
            }
        }
        #expect(order.entries.withLock { $0 } == Array(repeating: "true", count: 8))
    }

    @Test func theClockAndTheIdsAreThoseGiven() {
        let first = withLogCapture(
            clock: .custom { LogTimestamp(nanosecondsSince1970: 7) }, ids: SequentialIDs(seed: 2_026)
        ) {
            capture in
            Shop.log.withSpan("work") { _ in }
            return capture.records[0]
        }
        #expect(first.time.nanosecondsSince1970 == 7)
        #expect(first.trace?.traceID == SequentialIDs(seed: 2_026).traceID())
    }
}
