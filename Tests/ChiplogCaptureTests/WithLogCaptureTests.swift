import Chiplog
import ChiplogCapture
import Testing

/// As in programs: made before any capture, with no pipeline of its own.
private enum Shop {
    static let log = Log("shop")
}

@Suite struct WithLogCaptureTests {
    @Test func aStaticLogIsCaptured() {
        Shop.log.debug("before: below the default level")
        let messages = withLogCapture { capture in
            Shop.log.trace("inside")
            return capture.records.map(\.message)
        }
        #expect(messages == ["inside"])
    }

    @Test func aLogWithAPipelineOfItsOwnIsCaptured() {
        let own = LogCapture()
        let log = Log("own", pipeline: Pipeline(level: .critical, sinks: [own]))
        withLogCapture { capture in
            log.info("inside")
            #expect(capture.count == 1)
        }
        log.critical("outside")
        #expect(own.records.map(\.message) == ["outside"])
    }

    @Test func theContextAroundIsKeptAndItsTraceIsCaptured() {
        var context = LogContext()
        context.fields = ["request": 1]
        context.traceIDs = .seeded(1)
        context.run {
            withLogCapture { capture in
                Shop.log.withSpan("work") { span in
                    Shop.log.info("inside")
                    span["attempts"] = 2
                }
                let records = capture.records
                #expect(records.map(\.message) == ["inside", "work"])
                #expect(records.map(\.isSpan) == [false, true])
                #expect(records.allSatisfy { $0.trace?.isValid == true && $0.trace == records[0].trace })
                #expect(records.allSatisfy { $0.fields["request"] == 1 })
                #expect(records.last?.fields["attempts"] == 2)
            }
        }
    }

    @Test func theLevelIsTheCapturesAlone() {
        withLogCapture(level: .warning) { capture in
            Shop.log.info("no")
            Shop.log.warning("yes")
            #expect(capture.records.map(\.message) == ["yes"])
        }
    }

    @Test func childTasksAndUnstructuredTasksAreCaptured() async {
        await withLogCapture { capture in
            async let child: Void = Shop.log.info("async let")
            await child
            await withTaskGroup(of: Void.self) { $0.addTask { Shop.log.info("group") } }
            await Task { Shop.log.info("task") }.value
            #expect(capture.records.map(\.message) == ["async let", "group", "task"])
        }
    }

    @Test func aContextCarriedByHandIsCaptured() async {
        await withLogCapture { capture in
            let context = LogContext.current
            await Task.detached { context.run { Shop.log.info("carried") } }.value
            #expect(capture.records.map(\.message) == ["carried"])
        }
    }

    @Test func theInnermostCaptureTakesAll() {
        withLogCapture { outer in
            #expect(LogCapture.current === outer)
            withLogCapture { inner in
                #expect(LogCapture.current === inner)
                Shop.log.info("inner")
                #expect(inner.count == 1)
            }
            #expect(outer.count == 0)
            #expect(LogCapture.current === outer)
        }
        #expect(LogCapture.current == nil)
    }

    @Test func whatATaskLogsAfterTheEndIsLate() async {
        let (gate, open) = AsyncStream.makeStream(of: Void.self)
        let (capture, straggler) = withLogCapture { capture in
            Shop.log.info("in time")
            let straggler = Task {
                for await _ in gate { break }
                Shop.log.info("late")
            }
            return (capture, straggler)
        }
        open.yield()
        await straggler.value
        #expect(capture.records.map(\.message) == ["in time"])
        #expect(capture.lateRecords.map(\.message) == ["late"])
    }

    private struct Expected: Error {}

    @Test func anErrorKeepsItsTypeAndSealsTheCapture() throws {
        var seen: (capture: LogCapture, context: LogContext)?
        do throws(Expected) {
            try withLogCapture { (capture) throws(Expected) in
                seen = (capture, LogContext.current)
                throw Expected()
            }
        } catch {
            #expect(type(of: error) == Expected.self)
        }
        let (capture, context) = try #require(seen)
        context.run { Shop.log.info("after") }
        #expect(capture.count == 0)
        #expect(capture.lateRecords.map(\.message) == ["after"])
    }

    @Test func anErrorOfAsyncWorkKeepsItsType() async {
        do throws(Expected) {
            try await withLogCapture { (_) async throws(Expected) in
                await Task.yield()
                throw Expected()
            }
        } catch {
            #expect(type(of: error) == Expected.self)
        }
    }

    @Test(arguments: 0..<100)
    func parallelCapturesDoNotMix(number: Int) async {
        await withLogCapture { capture in
            for index in 0..<50 {
                Shop.log.info("case") {
                    $0["number"] = number
                    $0["index"] = index
                }
                await Task.yield()
            }
            #expect(capture.records.map { $0.fields["index"] } == (0..<50).map { LogValue.int($0) })
            #expect(capture.records.allSatisfy { $0.fields["number"] == .int(Int64(number)) })
        }
    }
}
