import Chiplog
import ChiplogCapture
import Testing

@Suite struct ClosureSinkTests {
    @Test("a closure is handed every event, and what it throws at is counted as failed")
    func events() {
        let messages = FutexMutex<[String]>([])
        let sink = ClosureSink { (event: borrowing LogEvent) throws(SinkError) in
            let message = event.message
            if message == "bad" { throw SinkError("no") }
            messages.withLock { $0.append(message) }
        }
        let pipeline = Pipeline(sinks: [sink])
        let log = Log("test", pipeline: pipeline)
        for message in ["one", "bad", "two"] { log.info("\(message)") }
        #expect(messages.withLock(\.self) == ["one", "two"])
        #expect(pipeline.counters.sinks == [SinkCounters(written: 2, dropped: DropCounters(failed: 1))])
    }

    @Test("a closure of lines is handed each line with its end")
    func linesOfEvents() throws {
        let bytes = FutexMutex<[UInt8]>([])
        let sink = ClosureSink.lines(format: .logfmt) { line in bytes.withLock { $0.append(contentsOf: line) } }
        Log("test", pipeline: Pipeline(sinks: [sink])).writeNumbered(thread: 0, 20)
        #expect(NumberedEvents(lines: bytes.withLock(\.self)).areComplete(threads: 1, each: 20))
    }
}
