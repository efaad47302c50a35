import Chiplog
import ChiplogCapture
import Glibc
import Testing

/// A disk that is full for a while; in processes of their own, since a limit on files is the whole process's.
@Suite struct FullDiskTests {
    /// What makes a file sink fail, and then lets it go on.
    enum Device: String, CaseIterable, Codable {
        /// A file system of 1 MiB that something else fills; needs the right to mount it.
        case smallFileSystem
        case limitedFileSize

        func fill(_ folder: TemporaryFolder) -> Bool {
            switch self {
            case .limitedFileSize:
                limitFiles(to: 10_007)
            case .smallFileSystem:
                guard mount("tmpfs", folder.path, "tmpfs", 0, "size=1m") == 0 else { return false }
                folder.write("filler", String(repeating: "x", count: (1 << 20) - 3 * 4096))
            }
            return true
        }

        func unmount(_ folder: TemporaryFolder) {
            if self == .smallFileSystem { umount2(folder.path, Int32(MNT_DETACH)) }
        }

        func makeRoom(_ folder: TemporaryFolder) {
            switch self {
            case .limitedFileSize: limitFiles(to: nil)
            case .smallFileSystem: unlink(folder.file("filler"))
            }
        }
    }

    @Test(
        "a full disk leads to the fallback and back: nothing lost, nothing doubled, no line torn, the gap counted exactly",
        arguments: Device.allCases, [false, true])
    func fullAndBack(device: Device, rotating: Bool) async {
        await #expect(processExitsWith: .success) { [device, rotating] in
            let folder = TemporaryFolder()
            guard device.fill(folder) else { return }  // not allowed to mount here
            defer { device.unmount(folder) }
            let path = folder.file("log")
            let first: any LogSink =
                rotating
                ? try RotatingFileSink(path, format: .logfmt, keep: nil, buffer: 1000)
                : try FileSink(path, format: .logfmt, buffer: 1000)
            let second = KeepingSink()
            let time = SettableClock(1_800_000_000)
            let sink = FallbackSink(first, to: second, clock: time.clock)
            let pipeline = Pipeline(sinks: [sink])
            let log = Log("test", pipeline: pipeline)
            onThreads(4) { log.writeNumbered(thread: $0, 1000) }
            let full = try #require(pipeline.counters.sinks.first)
            let diverted = second.events.count
            try #require(diverted > 0 && full.pending > 0 && full.dropped.total == 0)
            try #require(full.written + full.pending == 4000)
            try #require(sink.status.events == UInt64(diverted))
            device.makeRoom(folder)
            time.advance(seconds: 1)
            // One event alone finds the first sink well again; while a thread is trying, the others' events are diverted.
            log.writeNumbered(thread: 0, 1, from: 1000)
            onThreads(4) { log.writeNumbered(thread: $0, $0 == 0 ? 99 : 100, from: $0 == 0 ? 1001 : 1000) }
            try pipeline.shutdown()
            try #require(second.events.count == diverted)
            let events = NumberedEvents(lines: folder.bytes("log") ?? [])
            try #require(events.strange.count == 1)
            try #require(events.strange.first?.contains("events=\(diverted) ") == true)
            var all = NumberedEvents(second.events).byThread
            all.merge(events.byThread) { $0 + $1 }
            for thread in 0..<4 { try #require(all[thread]?.sorted() == Array(0..<1100)) }
            try #require(pipeline.counters.sinks == [SinkCounters(written: 4400)])
        }
    }
}
