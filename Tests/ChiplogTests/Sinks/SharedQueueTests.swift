import ChiplogCapture
import Glibc
import Synchronization
import Testing

@testable import Chiplog

/// Threads beyond those that have a queue of their own share one.
@Suite struct SharedQueueTests {
    @Test("threads that share a queue lose nothing and keep their order")
    func nothingLost() throws {
        try amongManyThreads {
            let sink = KeepingSink()
            let pipeline = Pipeline(sinks: [.async(sink, queue: 1 << 16)])
            let log = Log("test", pipeline: pipeline)
            onThreads(12) { log.writeNumbered(thread: $0, 2000) }
            try pipeline.shutdown()
            #expect(NumberedEvents(sink.events).areComplete(threads: 12, each: 2000))
            #expect(pipeline.counters.sinks == [SinkCounters(written: 24_000)])
        }
    }

    @Test("a sink that logs into its own queue does not wait for callers that wait for it")
    func loop() throws {
        try amongManyThreads {
            let echo = EchoSink()
            let pipeline = Pipeline(level: .debug, sinks: [.async(echo, queue: 1 << 16)])
            let log = Log("test", pipeline: pipeline)
            echo.log.withLock { $0 = log }
            onThreads(4) { log.writeNumbered(thread: $0, 2000) }
            try pipeline.shutdown()
            let counters = try #require(pipeline.counters.sinks.first)
            #expect(echo.kept.events.filter { $0.level == .info }.count == 8000)
            #expect(counters.written + counters.dropped.total == pipeline.counters.accepted)
            echo.log.withLock { $0 = nil }
        }
    }

    @Test("a caller may ask how full a shared queue is while others fill and empty it")
    func isHalfFullMeanwhile() throws {
        let ring = try #require(RecordRing(capacity: 1 << 16))
        let isDone = FutexMutex(false)
        let asking = CallingThread {
            while !isDone.withLock({ $0 }) {
                for _ in 0..<1000 { _ = ring.isHalfFull }
            }
        }
        // Large, so that what the askers know of the head is soon too old to tell.
        let record = [UInt32](repeating: 32_000, count: 8000)
        for _ in 0..<300_000 {
            ring.lock.withLock { _ in _ = record.withUnsafeBytes { ring.push($0) } }
            if let front = ring.front(before: ring.tail) { ring.pop(front) }
        }
        isDone.withLock { $0 = true }
        asking.join()
        #expect(!ring.isHalfFull)
    }
}
