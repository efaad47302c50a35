import Chiplog
import ChiplogCapture
import Foundation
import Testing

@Suite struct RotatingFileSinkTests {
    @Test(
        "no file grows beyond the limit, no line is split, lost or doubled",
        arguments: [1, 100, 5000, 1 << 20], [0, 300, 65_536])
    func bySize(maxSize: Int, buffer: Int) throws {
        let folder = TemporaryFolder()
        let sink = try RotatingFileSink(
            folder.file("log"), format: .logfmt, maxSize: maxSize, keep: nil, buffer: buffer)
        let pipeline = Pipeline(sinks: [sink])
        let log = Log("test", pipeline: pipeline)
        onThreads(8) { log.writeNumbered(thread: $0, 25) }
        try pipeline.shutdown()
        #expect(NumberedEvents(lines: folder.allBytes).areComplete(threads: 8, each: 25))
        let files = folder.rotatedNames + ["log"]
        for name in files {
            let bytes = try #require(folder.bytes(name))
            let lines = folder.lines(name).count
            #expect(bytes.last == UInt8(ascii: "\n") && (bytes.count <= maxSize || lines == 1))
        }
        // No file is begun too early: the next one's first line would not have fitted.
        for (one, next) in zip(files, files.dropFirst()) {
            let first = folder.lines(next).first?.utf8.count ?? 0
            #expect((folder.bytes(one)?.count ?? 0) + first + 1 > maxSize)
        }
        #expect(sink.rotation.rotations == UInt64(files.count - 1))
        #expect(sink.rotation.failures == 0 && sink.rotation.reopenings == 0)
        #expect(pipeline.counters.sinks == [SinkCounters(written: 200)])
    }

    @Test("a process that starts again goes on in the file, and counts on")
    func restart() throws {
        let folder = TemporaryFolder()
        for run in 0..<6 {
            let pipeline = Pipeline(sinks: [
                try .rotatingFile(folder.file("log"), format: .logfmt, maxSize: 1000, keep: nil)
            ])
            Log("test", pipeline: pipeline).writeNumbered(thread: 0, 7, from: run * 7)
            try pipeline.shutdown()
        }
        #expect(NumberedEvents(lines: folder.allBytes).areComplete(threads: 1, each: 42))
        #expect(folder.rotatedNames.count > 1)
        #expect(Set(folder.rotatedNames).count == folder.rotatedNames.count)
    }

    @Test("only the newest are kept, and nothing is deleted that a rotation has not made", arguments: [0, 1, 3])
    func keep(count: Int) throws {
        let folder = TemporaryFolder()
        let strange = [
            "log.1", "log.bak", "log.gz", "log.20001121T071255Z.000001-1", "log.20001121T071255Z.000002-1a2b.gz",
            "logs",
            "other.log",
        ]
        for name in strange { folder.write(name, "precious\n") }
        mkdir(folder.file("log.20001121T071255Z.000003-2"), 0o755)
        let link = "log.20001121T071255Z.000004-3"
        symlink(folder.file("other.log"), folder.file(link))
        let sink = try RotatingFileSink(
            folder.file("log"), format: .logfmt, maxSize: 500, keep: count, buffer: 0)
        let pipeline = Pipeline(sinks: [sink])
        let log = Log("test", pipeline: pipeline)
        let before = Set(folder.names)
        log.writeNumbered(thread: 0, 100)
        let rotated = Set(folder.names).subtracting(before)
        #expect(rotated.count == count)
        // A copy of one of ours, under its very name, is somebody else's.
        for name in rotated {
            let bytes = folder.bytes(name) ?? []
            rename(folder.file(name), folder.file("aside." + name))
            folder.write(name, String(decoding: bytes, as: UTF8.self))
        }
        log.writeNumbered(thread: 0, 100, from: 100)
        try pipeline.shutdown()
        #expect(before.union(rotated).isSubset(of: folder.names))
        #expect(strange.allSatisfy { folder.lines($0) == ["precious"] })
        #expect(Set(folder.names).subtracting(before).filter { $0.hasPrefix("log.") }.count == 2 * count)
        #expect(sink.rotation.deletions == sink.rotation.rotations - 2 * UInt64(count))
        #expect(sink.rotation.failures == 0)
        // What is still there of ours is the end of the log.
        let kept = Set(folder.names).subtracting(before).subtracting(rotated).filter { $0.hasPrefix("log.") }.sorted()
        let numbers = NumberedEvents(lines: (kept + ["log"]).flatMap { folder.bytes($0) ?? [] }).byThread[0] ?? []
        #expect(numbers == Array(200 - numbers.count..<200))
    }

    @Test("what was logged in one interval is in one file, also what was waiting in the buffer at its end")
    func byTime() throws {
        let folder = TemporaryFolder()
        let time = SettableClock(1_800_000_000 / 86_400 * 86_400 + 86_399)
        let sink = try RotatingFileSink(
            folder.file("log"), format: .logfmt, every: .day, keep: nil, clock: time.clock)
        let pipeline = Pipeline(sinks: [sink], clock: time.clock)
        let log = Log("test", pipeline: pipeline)
        log.writeNumbered(thread: 0, 3)
        time.advance(seconds: 1)
        log.writeNumbered(thread: 1, 4)
        time.advance(seconds: 86_399)
        log.writeNumbered(thread: 1, 4, from: 4)
        time.advance(seconds: 10 * 86_400)
        log.writeNumbered(thread: 2, 5)
        time.advance(seconds: -86_400 * 3)  // back: no rotation
        log.writeNumbered(thread: 2, 1, from: 5)
        try pipeline.shutdown()
        let files = (folder.rotatedNames + ["log"]).map { NumberedEvents(lines: folder.bytes($0) ?? []).byThread }
        #expect(files == [[0: Array(0..<3)], [1: Array(0..<8)], [2: Array(0..<6)]])
        #expect(sink.rotation.rotations == 2)
        #expect(folder.rotatedNames.first?.hasPrefix("log.20270116T000000Z.") == true)
    }

    @Test(
        "a file whose last line is of an earlier interval is rotated before the first line", arguments: [true, false])
    func oldFile(isOld: Bool) throws {
        let folder = TemporaryFolder()
        folder.write("log", "from before\n")
        if isOld {
            try FileManager.default.setAttributes(
                [.modificationDate: Date(timeIntervalSince1970: 1_700_000_000)], ofItemAtPath: folder.file("log"))
        }
        let pipeline = Pipeline(sinks: [try .rotatingFile(folder.file("log"), format: .logfmt, every: .days(1000))])
        Log("test", pipeline: pipeline).writeNumbered(thread: 0, 3)
        try pipeline.shutdown()
        #expect(folder.lines("log").count == (isOld ? 3 : 4))
        #expect(folder.rotatedNames.map { folder.lines($0) } == (isOld ? [["from before"]] : []))
    }

    @Test("a file that was moved away is left alone from the next buffer on, and nothing is lost")
    func movedAway() throws {
        let folder = TemporaryFolder()
        let sink = try RotatingFileSink(folder.file("log"), format: .logfmt)
        let pipeline = Pipeline(sinks: [sink])
        let log = Log("test", pipeline: pipeline)
        for round in 0..<5 {
            log.writeNumbered(thread: 0, 10, from: round * 10)
            if round % 2 == 0 { try pipeline.flush() }
            rename(folder.file("log"), folder.file("moved.\(round)"))
        }
        try pipeline.shutdown()
        let bytes = folder.names.flatMap { folder.bytes($0) ?? [] }
        #expect(NumberedEvents(lines: bytes).byThread[0]?.sorted() == Array(0..<50))
        #expect(sink.rotation.reopenings > 1)
    }

    @Test("a file that was deleted is begun anew with the next buffer, and so is one whose folder was gone for a while")
    func deleted() throws {
        let outer = TemporaryFolder()
        let path = outer.file("inner")
        mkdir(path, 0o755)
        defer {
            unlink(path + "/log")
            rmdir(path)
        }
        let sink = try RotatingFileSink(path + "/log", format: .logfmt)
        let pipeline = Pipeline(sinks: [sink])
        let log = Log("test", pipeline: pipeline)
        log.writeNumbered(thread: 0, 5)
        try pipeline.flush()
        unlink(path + "/log")
        log.writeNumbered(thread: 0, 5, from: 5)
        try pipeline.flush()
        #expect(NumberedEvents(lines: readBytes(path + "/log") ?? []).byThread == [0: Array(5..<10)])
        unlink(path + "/log")
        rmdir(path)
        log.writeNumbered(thread: 0, 5, from: 10)
        let failure = #expect(throws: SinkError.self) { try pipeline.flush() }
        #expect(failure?.code == ENOENT)
        #expect(pipeline.counters.sinks == [SinkCounters(written: 10, pending: 5)])
        #expect(sink.rotation.failures == 1 && sink.rotation.failure?.code == ENOENT)
        mkdir(path, 0o755)
        try pipeline.flush()
        #expect(NumberedEvents(lines: readBytes(path + "/log") ?? []).byThread == [0: Array(10..<15)])
        #expect(pipeline.counters.sinks == [SinkCounters(written: 15)])
        #expect(sink.rotation.failure == nil && sink.rotation.reopenings == 2)
        try pipeline.shutdown()
    }

    @Test("what is no regular file is refused, and so is what cannot be opened")
    func refused() throws {
        let folder = TemporaryFolder()
        mkfifo(folder.file("pipe"), 0o644)
        for path in ["/dev/full", "/dev/null", folder.path, folder.file("pipe"), folder.file("missing/log")] {
            let failure = #expect(throws: SinkError.self) { try RotatingFileSink(path) }
            #expect(failure?.description.hasPrefix("rotating file sink \(path): it ") == true)
            #expect(failure?.code != 0)
        }
    }
}
