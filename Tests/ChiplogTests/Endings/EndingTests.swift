import ChiplogCapture
import Glibc
import Testing

/// What is in the file when a program has ended; `LogTermination` has the promises. The victim logs 2000 events in each
/// of two threads, flushes, and logs 300 more.
@Suite struct EndingTests {
    static let sinks = ["file", "rotatingFile", "async", "fallback"]

    private static func events(_ victim: Victim) -> NumberedEvents { NumberedEvents(lines: victim.folder.allBytes) }

    @Test("`exit` and a return from `main` lose nothing", arguments: sinks, [("exit", 3), ("returnFromMain", 0)])
    func ordinaryEnd(sink: String, ending: (name: String, code: Int32)) throws {
        let victim = try Victim(sink, ending.name)
        #expect(victim.end == .code(ending.code))
        #expect(Self.events(victim).areComplete(threads: 2, each: 2300))
    }

    @Test(
        "a signal with the handler loses nothing, and is still what ends the program", arguments: sinks,
        [SIGTERM, SIGINT])
    func handledSignal(sink: String, signal: Int32) throws {
        let victim = try Victim(sink, "handledSignal", signal: signal)
        #expect(victim.end == .signal(signal))
        #expect(Self.events(victim).areComplete(threads: 2, each: 2300))
    }

    @Test("an uncaught error with the handler loses nothing, and still is a crash", arguments: sinks)
    func handledError(sink: String) throws {
        let victim = try Victim(sink, "handledError")
        #expect([SIGILL, SIGTRAP, SIGABRT].map { .signal($0) }.contains(victim.end))
        #expect(Self.events(victim).areComplete(threads: 2, each: 2300))
    }

    @Test(
        "a sudden end leaves everything flushed before, nothing twice, nothing out of order, at most the last line torn",
        arguments: sinks, [("handledSignal", SIGKILL), ("unhandledSignal", SIGTERM), ("unhandledError", nil)])
    func suddenEnd(sink: String, ending: (name: String, signal: Int32?)) throws {
        let victim = try Victim(sink, ending.name, signal: ending.signal)
        #expect(victim.end != .code(0))
        var bytes = victim.folder.allBytes
        if let last = bytes.lastIndex(of: UInt8(ascii: "\n")) { bytes.removeSubrange((last + 1)...) }
        let events = NumberedEvents(lines: bytes)
        #expect(events.strange == [])
        for thread in 0..<2 {
            let numbers = events.byThread[thread] ?? []
            #expect(numbers.count >= 2000 && numbers == Array(0..<numbers.count))
        }
    }

    @Test(
        "a child made by `fork` that ends by `exit` neither hangs nor writes what its parent has logged",
        arguments: sinks)
    func fork(sink: String) throws {
        let victim = try Victim(sink, "fork")
        #expect(victim.end == .code(3))
        #expect(Self.events(victim).areComplete(threads: 2, each: 2300))
    }
}
