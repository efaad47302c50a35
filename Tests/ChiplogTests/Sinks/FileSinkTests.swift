import Chiplog
import ChiplogCapture
import Glibc
import Testing

@Suite struct FileSinkTests {
    @Test("a file that cannot be opened is named, with the reason")
    func openFailures() {
        let folder = TemporaryFolder()
        func failure(_ path: String, _ reason: String, _ code: Int32) -> SinkError {
            SinkError(code: code, "file sink \(path): \(reason); the file could not be opened")
        }
        let missing = folder.file("missing/log")
        #expect(throws: failure(missing, "No such file or directory", ENOENT)) { try FileSink(missing) }
        #expect(throws: failure(folder.path, "Is a directory", EISDIR)) { try FileSink(folder.path) }
    }

    @Test("lines are appended to what the file has")
    func appends() throws {
        let folder = TemporaryFolder()
        for number in 0..<3 {
            let pipeline = Pipeline(sinks: [try .file(folder.file("log"))], clock: .fixed)
            Log("shop", pipeline: pipeline).info("run \(number)")
            try pipeline.shutdown()
        }
        #expect(folder.lines("log") == (0..<3).map { "2026-11-21T07:12:55.123456Z INFO     shop: run \($0)" })
    }

    @Test("events wait in the buffer until it is full; one of level error is written at once, with all before it")
    func urgency() throws {
        let folder = TemporaryFolder()
        let pipeline = Pipeline(sinks: [try .file(folder.file("log"))])
        let log = Log("test", pipeline: pipeline)
        log.info("one")
        log.warning("two")
        #expect(folder.lines("log").isEmpty)
        #expect(pipeline.counters.sinks == [SinkCounters(pending: 2)])
        log.error("three")
        #expect(folder.lines("log").count == 3)
        log.info("four")
        #expect(folder.lines("log").count == 3)
        log.critical("five")
        #expect(folder.lines("log").count == 5)
        #expect(pipeline.counters.sinks == [SinkCounters(written: 5)])
        for number in 0..<2000 { log.info("filling the buffer: \(number)") }
        #expect(folder.lines("log").count > 500)
    }

    @Test("from which level on events are written at once can be chosen", arguments: LogLevel.allCases)
    func urgencyChosen(level: LogLevel) throws {
        let folder = TemporaryFolder()
        let urgent = Pipeline(level: .trace, sinks: [try .file(folder.file("urgent"), flushAt: .atLeast(level))])
        Log("test", pipeline: urgent).log(level, "now")
        #expect(folder.lines("urgent").count == 1)
        let lazy = Pipeline(level: .trace, sinks: [try .file(folder.file("lazy"), flushAt: .off)])
        Log("test", pipeline: lazy).log(level, "later")
        #expect(folder.lines("lazy").isEmpty)
    }

    @Test("lines larger than the buffer are whole", arguments: [0, 100, 65_536])
    func hugeLines(buffer: Int) throws {
        let folder = TemporaryFolder()
        let pipeline = Pipeline(sinks: [try .file(folder.file("log"), format: .logfmt, buffer: buffer)])
        let log = Log("test", pipeline: pipeline)
        let huge = String(repeating: "0123456789abcdef", count: 3 << 16)
        log.writeNumbered(thread: 0, 10)
        for number in 10..<14 { log.info(huge, ["t": 0, "n": number]) }
        log.writeNumbered(thread: 0, 10, from: 14)
        try pipeline.shutdown()
        #expect(NumberedEvents(lines: folder.bytes("log") ?? []).areComplete(threads: 1, each: 24))
        #expect(folder.lines("log").filter { $0.utf8.count > huge.utf8.count }.count == 4)
    }

    @Test("a device that is full keeps events up to the buffer, refuses the others, and counts all")
    func fullDevice() throws {
        let pipeline = Pipeline(sinks: [try .file("/dev/full", format: .logfmt)])
        let log = Log("test", pipeline: pipeline)
        log.writeNumbered(thread: 0, 3)
        let failure = #expect(throws: SinkError.self) { try pipeline.flush() }
        #expect(failure?.code == ENOSPC)
        #expect(
            failure?.description
                == "file sink /dev/full: No space left on device; 3 events are kept in memory, next try in 1 s")
        #expect(pipeline.counters.sinks == [SinkCounters(pending: 3)])
        onThreads(4) { log.writeNumbered(thread: $0, 5000) }
        let counters = try #require(pipeline.counters.sinks.first)
        #expect(counters.written == 0)
        #expect(counters.pending > 100)
        #expect(counters.pending + counters.dropped.failed == 20_003)
        #expect(throws: SinkError.self) { try pipeline.shutdown() }
        #expect(pipeline.counters.sinks == [SinkCounters(dropped: DropCounters(failed: 20_003))])
    }

    @Test("what cannot be written even at exit is told on standard error")
    func lossAtExit() async throws {
        let result = await #expect(processExitsWith: .exitCode(7), observing: [\.standardErrorContent]) {
            let log = Log("x", pipeline: Pipeline(level: .trace, sinks: [try .file("/dev/full")]))
            log.info("never out")
            exit(7)
        }
        let errors = String(decoding: result?.standardErrorContent ?? [], as: UTF8.self)
        #expect(errors.contains("chiplog: at exit: file sink /dev/full: No space left on device; 1 event is kept"))
    }

    @Test("a disk that was full for a while leaves no torn, doubled or reordered line, and the counts are exact")
    func spaceReturns() async {
        // In a process of its own, since a limit on the size of files is the whole process's.
        await #expect(processExitsWith: .success) {
            limitFiles(to: 10_007)  // in the middle of a line
            let folder = TemporaryFolder()
            let pipeline = Pipeline(sinks: [try .file(folder.file("log"), format: .logfmt, buffer: 1000)])
            let log = Log("test", pipeline: pipeline)
            log.writeNumbered(thread: 0, 3000)
            try #require(folder.bytes("log")?.count == 10_007)
            let full = try #require(pipeline.counters.sinks.first)
            try #require(full.written > 0 && full.pending > 0 && full.dropped.failed > 0)
            try #require(full.written + full.pending + full.dropped.failed == 3000)
            let failure = #expect(throws: SinkError.self) { try pipeline.flush() }
            try #require(failure?.code == EFBIG)
            limitFiles(to: nil)
            try pipeline.flush()
            log.writeNumbered(thread: 0, 10, from: 3000)
            try pipeline.shutdown()
            let events = NumberedEvents(lines: folder.bytes("log") ?? [])
            let kept = Int(full.written + full.pending)
            try #require(events.strange.isEmpty)
            try #require(events.byThread[0] == Array(0..<kept) + Array(3000..<3010))
            let after = SinkCounters(written: UInt64(kept + 10), dropped: full.dropped)
            try #require(pipeline.counters.sinks == [after])
        }
    }

    @Test("a file whose last line was cut when its writer died goes on with a line of its own")
    func healsCutLine() throws {
        let folder = TemporaryFolder()
        for text in ["whole\n", "whole\ncut in the mid"] {
            folder.write("log", text)
            let pipeline = Pipeline(sinks: [try .file(folder.file("log"), format: .logfmt)])
            Log("test", pipeline: pipeline).writeNumbered(thread: 0, 3)
            try pipeline.shutdown()
            let before = text.split(separator: "\n").map(String.init)
            #expect(folder.lines("log").dropLast(3) == before[...])
        }
    }

    @Test("a line that a full disk has cut is taken back when its sink gives up")
    func takesBackCutLine() async {
        await #expect(processExitsWith: .success) {
            limitFiles(to: 1_003)  // in the middle of a line
            let folder = TemporaryFolder()
            let pipeline = Pipeline(sinks: [try .file(folder.file("log"), format: .logfmt)])
            Log("test", pipeline: pipeline).writeNumbered(thread: 0, 100)
            #expect(throws: SinkError.self) { try pipeline.shutdown() }
            let events = NumberedEvents(lines: folder.bytes("log") ?? [])
            let counters = try #require(pipeline.counters.sinks.first)
            try #require(events.strange == [])
            try #require(events.count == counters.written && events.count > 0)
            try #require(counters.written + counters.dropped.failed == 100)
        }
    }
}
