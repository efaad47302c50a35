import ChiplogCapture
import Glibc
import Synchronization
import Testing

@testable import Chiplog

/// Rotation while everything happens at once; in processes of their own, since signals and limits are the whole
/// process's.
@Suite struct RotationUnderFireTests {
    @Test("eight threads over 50 rotations, files moved away and SIGHUP meanwhile: nothing lost, doubled or torn")
    func everythingAtOnce() async {
        await #expect(processExitsWith: .success) {
            let folder = TemporaryFolder()
            let sink = try RotatingFileSink(
                folder.file("log"), format: .logfmt, maxSize: 4000, keep: nil, buffer: 1000, reopenOnHangup: true)
            let pipeline = Pipeline(sinks: [sink])
            let log = Log("test", pipeline: pipeline)
            let done = Switch(false)
            let mover = CallingThread {
                var moves = 0
                var seen: UInt64 = 0
                while !done.isOn {
                    // Now and then, or no file would ever grow large enough to be rotated.
                    let rotations = sink.rotation.rotations
                    if rotations >= seen + 3 {
                        seen = rotations
                        if rename(folder.file("log"), folder.file("moved.\(moves)")) == 0 { moves += 1 }
                        kill(getpid(), SIGHUP)
                    }
                    sched_yield()
                }
            }
            let each = 3000
            onThreads(8) { log.writeNumbered(thread: $0, each) }
            done.turnOn()
            mover.join()
            try pipeline.shutdown()
            let rotation = sink.rotation
            try #require(rotation.rotations >= 50 && rotation.reopenings >= 10 && rotation.failures == 0)
            try #require(folder.names.filter { $0.hasPrefix("moved.") }.count >= 10)
            let events = NumberedEvents(lines: folder.names.flatMap { folder.bytes($0) ?? [] })
            try #require(events.strange.prefix(3) == [])
            for thread in 0..<8 { try #require(events.byThread[thread]?.sorted() == Array(0..<each)) }
            // In each file, each thread's events stand in their order.
            for name in folder.names { try #require(NumberedEvents(lines: folder.bytes(name) ?? []).areInOrder) }
            try #require(pipeline.counters.sinks == [SinkCounters(written: UInt64(8 * each))])
        }
    }

    @Test("SIGHUP opens the file anew and then does what it did before; without the option it still ends the program")
    func hangup() async {
        await #expect(processExitsWith: .success) {
            unblockSignals()
            // The program's own handler, which the sink's calls.
            var action = sigaction()
            action.__sigaction_handler.sa_handler = { _ in umask(0o123) }
            sigaction(SIGHUP, &action, nil)
            let folder = TemporaryFolder()
            let sink = try RotatingFileSink(
                folder.file("log"), format: .logfmt, buffer: 0, reopenOnHangup: true)
            let deaf = try RotatingFileSink(folder.file("deaf"), format: .logfmt, buffer: 0)
            let log = Log("test", pipeline: Pipeline(sinks: [sink, deaf]))
            log.writeNumbered(thread: 0, 2)
            try #require(sink.rotation.reopenings == 0)
            raise(SIGHUP)
            log.writeNumbered(thread: 0, 2, from: 2)
            try #require(sink.rotation.reopenings == 1 && deaf.rotation.reopenings == 0)
            try #require(umask(0o22) == 0o123)
            sink.reopen()
            log.writeNumbered(thread: 0, 2, from: 4)
            try #require(sink.rotation.reopenings == 2)
            try #require(NumberedEvents(lines: folder.bytes("log") ?? []).areComplete(threads: 1, each: 6))
        }
        await #expect(processExitsWith: .signal(SIGHUP)) {
            unblockSignals()
            signal(SIGHUP, SIG_DFL)
            let folder = TemporaryFolder()
            _ = try RotatingFileSink(folder.file("log"))
            raise(SIGHUP)
        }
    }

    @Test(
        "a file that cannot be begun anew is gone on with; it is told once, and tried again", arguments: [false, true])
    func noDescriptors(afterRenaming: Bool) async throws {
        let result = await #expect(processExitsWith: .success, observing: [\.standardErrorContent]) {
            [afterRenaming] in
            let time = SettableClock(1_800_000_000)
            let mayOpen = Switch(false)
            // Asked between listing the folder and renaming: from then on no file can be opened.
            let clock = LogClock.custom {
                limitDescriptors(isStuck: !mayOpen.isOn)
                return time.now
            }
            let folder = TemporaryFolder()
            let sink = try RotatingFileSink(
                folder.file("log"), format: .logfmt, maxSize: 1000, keep: nil, buffer: 0, clock: clock)
            let pipeline = Pipeline(sinks: [sink])
            let log = Log("test", pipeline: pipeline)
            if !afterRenaming { limitDescriptors(isStuck: true) }
            log.writeNumbered(thread: 0, 100)
            try #require(sink.rotation.rotations == 0 && sink.rotation.failures == 1)
            try #require(sink.rotation.failure?.code == EMFILE)
            try #require(sink.rotation.failure?.description.contains(afterRenaming ? "opened" : "listed") == true)
            if afterRenaming { limitDescriptors(isStuck: false) }
            time.advance(seconds: 1)
            log.writeNumbered(thread: 0, 100, from: 100)
            try #require(sink.rotation.rotations == 0 && sink.rotation.failures == 2)
            mayOpen.turnOn()
            limitDescriptors(isStuck: false)
            try #require(folder.names == ["log"])
            try #require(NumberedEvents(lines: folder.bytes("log") ?? []).areComplete(threads: 1, each: 200))
            time.advance(seconds: 1)
            log.writeNumbered(thread: 0, 100, from: 200)
            try #require(sink.rotation.rotations > 3 && sink.rotation.failure == nil)
            try #require(NumberedEvents(lines: folder.allBytes).areComplete(threads: 1, each: 300))
            try #require(pipeline.counters.sinks == [SinkCounters(written: 300)])
        }
        let errors = String(decoding: result?.standardErrorContent ?? [], as: UTF8.self)
        let told = errors.split(separator: "\n").filter { $0.contains("Too many open files; lines go to the file") }
        #expect(told.count == (afterRenaming ? 2 : 1))
    }

    @Test("several processes, or sinks, on one path lose nothing, keep each thread's order and rotate once each time")
    func severalSinks() throws {
        let folder = TemporaryFolder()
        let sinks = try (0..<3).map { number in
            try RotatingFileSink(
                folder.file("log"), format: .logfmt, maxSize: 3000, keep: nil, buffer: number * 500)
        }
        let pipelines = sinks.map { Pipeline(sinks: [$0]) }
        onThreads(6) { thread in
            Log("test", pipeline: pipelines[thread % 3]).writeNumbered(thread: thread, 500)
        }
        for pipeline in pipelines { try pipeline.shutdown() }
        #expect(NumberedEvents(lines: folder.allBytes).areComplete(threads: 6, each: 500))
        let rotations = sinks.map(\.rotation.rotations).reduce(0, +)
        #expect(rotations == UInt64(folder.rotatedNames.count) && rotations > 1)
        #expect(sinks.allSatisfy { $0.rotation.failures == 0 })
    }
}

/// Something that is on or off, seen from several threads.
private final class Switch: Sendable {
    private let state: Atomic<Bool>
    init(_ isOn: Bool) { state = Atomic(isOn) }
    var isOn: Bool { state.load(ordering: .relaxed) }
    func turnOn() { state.store(true, ordering: .relaxed) }
}

/// Lets this thread get signals, which threads of Swift's pool do not.
private func unblockSignals() {
    var all = sigset_t()
    sigfillset(&all)
    pthread_sigmask(SIG_UNBLOCK, &all, nil)
}

/// Lets this process open no further file, or as many as before.
private func limitDescriptors(isStuck: Bool) {
    var limit = rlimit()
    getrlimit(__rlimit_resource_t(RLIMIT_NOFILE.rawValue), &limit)
    limit.rlim_cur = isStuck ? 3 : limit.rlim_max
    setrlimit(__rlimit_resource_t(RLIMIT_NOFILE.rawValue), &limit)
}
