import Chiplog
import ChiplogCapture
import Testing

/// Captures that wait for the process as their scope.
@Suite(.serialized) struct ProcessWaitTests {
    private static let log = Log("process-wait")

    /// Its sleep is over at once.
    private struct ImpatientClock: Clock {
        var now: ContinuousClock.Instant { .now }
        var minimumResolution: Duration { .zero }
        func sleep(until deadline: ContinuousClock.Instant, tolerance: Duration?) async throws {}
    }

    private let lines: AsyncStream<String>
    private let line: AsyncStream<String>.Continuation

    init() {
        (lines, line) = AsyncStream.makeStream()
    }

    /// Of a capture that may have to wait for other tests' scopes, and says so to nobody.
    private func options(_ name: String) -> CaptureOptions {
        var options = CaptureOptions()
        options.origin = .test(name)
        options.patience.tell = { _ in }
        return options
    }

    /// Of one whose words are heard.
    private func audibleOptions(_ name: String, clock: any Clock<Duration> = ContinuousClock()) -> CaptureOptions {
        var options = options(name)
        options.patience.clock = clock
        options.patience.tell = { [line] in line.yield($0) }
        return options
    }

    private static let waits = """
        warning: second waits for the process as its scope until first ends, whose scope it is; where that one awaits \
        this one, neither ever ends\n
        """
    private static let gaveUp = """
        warning: second was cancelled while the process was the scope of first, and so captures only what its own task \
        logs\n
        """

    @Test func whoWaitsLongSaysForWhomOnce() async {
        let second = await options("first").run(scope: .process) { [lines] _ in
            let second = Task.detached { [self] in
                await audibleOptions("second", clock: ImpatientClock()).run(scope: .process) { $0 }
            }
            var told = lines.makeAsyncIterator()
            #expect(await told.next() == Self.waits)
            return second
        }
        _ = await second.value
        line.finish()
        #expect(await lines.reduce(0) { count, _ in count + 1 } == 0)
    }

    @Test func cancellingEndsTheWaitAndCapturesTheTaskAlone() async {
        await options("first").run(scope: .process) { first in
            let second = Task.detached { [self] in
                await audibleOptions("second", clock: ImpatientClock()).run(scope: .process) { second in
                    Self.log.info("own")
                    onThreads(1) { _ in Self.log.info("stray") }
                    return second.records.map(\.message)
                }
            }
            var told = lines.makeAsyncIterator()
            #expect(await told.next() == Self.waits)
            second.cancel()
            #expect(await second.value == ["own"])
            #expect(await told.next() == Self.gaveUp)
            #expect(first.records(matching: "stray").count == 1)
        }
        // The one that gave up does not get its turn later.
        await options("third").run(scope: .process) { third in
            onThreads(1) { _ in Self.log.info("stray") }
            #expect(third.records(matching: "stray").count == 1)
        }
    }

    @Test func whoIsCancelledBeforeDoesNotWait() async {
        await options("first").run(scope: .process) { _ in
            await Task.detached { [self] in
                withUnsafeCurrentTask { $0?.cancel() }
                await audibleOptions("second").run(scope: .process) { _ in }
            }.value
            var told = lines.makeAsyncIterator()
            #expect(await told.next() == Self.gaveUp)
        }
    }

    @Test func aCallIsNamedByItsPlace() {
        #expect(
            "\(CaptureOrigin.call(file: "Shop/Checkout.swift", line: 12))" == "withLogCapture at Shop/Checkout.swift:12"
        )
    }
}
