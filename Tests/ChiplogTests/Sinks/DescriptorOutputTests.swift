import Glibc
import Testing

@testable import Chiplog

@Suite struct DescriptorOutputTests {
    private static func write(_ line: String, to output: DescriptorOutput<Descriptor>) throws {
        var line = line + "\n"
        try line.withUTF8 { try output.write(UnsafeRawBufferPointer($0), urgent: false) }
    }

    private static func pipe() -> (read: Int32, write: Int32) {
        var ends: [Int32] = [0, 0]
        Glibc.pipe(&ends)
        return (ends[0], ends[1])
    }

    /// Lines of many lengths, most longer than a pipe takes in one piece.
    private static let lines = (0..<200).map { "\($0) " + String(repeating: "x", count: $0 * 97) }

    /// Writes the lines to a pipe while `whileReading` runs between the reads; returns what came out.
    private static func transfer(
        _ output: DescriptorOutput<Descriptor>, _ end: Int32, whileReading: (CallingThread) -> Void
    ) -> String {
        let writer = CallingThread {
            #expect(throws: Never.self) {
                for line in lines { try write(line, to: output) }
                try output.shutdown()
            }
        }
        var bytes: [UInt8] = []
        var chunk = [UInt8](repeating: 0, count: 5000)
        while true {
            whileReading(writer)
            let count = read(end, &chunk, chunk.count)
            if count < 0 && errno == EINTR { continue }
            if count <= 0 { break }
            bytes.append(contentsOf: chunk.prefix(count))
        }
        writer.join()
        close(end)
        return String(decoding: bytes, as: UTF8.self)
    }

    @Test(
        "a descriptor that would block, and takes lines in parts, gets every line whole", arguments: [0, 4096, 1 << 20])
    func nonBlocking(buffer: Int) {
        let pipe = Self.pipe()
        _ = fcntl(pipe.write, F_SETFL, O_NONBLOCK)
        let output = DescriptorOutput(Descriptor(pipe.write, isOwned: true), name: "pipe", buffer: buffer)
        let text = Self.transfer(output, pipe.read) { _ in }
        #expect(text == Self.lines.map { $0 + "\n" }.joined())
        #expect(output.counters == SinkCounters(written: 200))
    }

    @Test("a write that signals interrupt goes on where it stopped")
    func interrupted() {
        var action = sigaction()
        action.__sigaction_handler.sa_handler = { _ in }
        sigaction(SIGURG, &action, nil)
        let pipe = Self.pipe()
        let output = DescriptorOutput(Descriptor(pipe.write, isOwned: true), name: "pipe", buffer: 0)
        let text = Self.transfer(output, pipe.read) { $0.interrupt(SIGURG) }
        #expect(text == Self.lines.map { $0 + "\n" }.joined())
        #expect(output.counters == SinkCounters(written: 200))
    }

    @Test("a reader that went away is an error with its reason, and the lines are counted")
    func brokenPipe() throws {
        signal(SIGPIPE, SIG_IGN)
        let pipe = Self.pipe()
        close(pipe.read)
        let output = DescriptorOutput(Descriptor(pipe.write, isOwned: true), name: "pipe", buffer: 0)
        try Self.write("kept", to: output)
        let failure = #expect(throws: SinkError.self) { try output.flush() }
        #expect(failure?.code == EPIPE)
        #expect(failure?.description == "pipe: Broken pipe; 1 event is kept in memory, next try in 1 s")
        #expect(throws: SinkError.self) { try output.shutdown() }
        #expect(output.counters == SinkCounters(dropped: DropCounters(failed: 1)))
    }

    @Test(
        "a line that the device cut is finished before another output of the same stream writes, whoever comes first",
        arguments: [true, false])
    func cutLine(ownerFirst: Bool) async {
        await #expect(processExitsWith: .success) { [ownerFirst] in
            let folder = TemporaryFolder()
            let descriptor = open(folder.file("log"), O_WRONLY | O_CREAT | O_APPEND, 0o644)
            let stream = FutexMutex(CutLine())
            func output() -> DescriptorOutput<Descriptor> {
                DescriptorOutput(Descriptor(descriptor, isOwned: false, stream: stream), name: "stream", buffer: 0)
            }
            let (one, other) = (output(), output())
            limitFiles(to: 13)
            try Self.write("one 000", to: one)
            try Self.write("one 111 is cut", to: one)
            try Self.write("one 222", to: one)
            try Self.write("other 000", to: other)
            try #require(one.counters == SinkCounters(written: 1, pending: 2))
            try #require(one.failure?.code == EFBIG && other.failure?.code == EFBIG)
            limitFiles(to: 17)
            try #require(throws: SinkError.self) { try (ownerFirst ? one : other).flush() }
            limitFiles(to: nil)
            try (ownerFirst ? one : other).flush()
            try (ownerFirst ? other : one).flush()
            let rest = ownerFirst ? ["one 222", "other 000"] : ["other 000", "one 222"]
            try #require(folder.lines("log") == ["one 000", "one 111 is cut"] + rest)
            try #require(one.counters == SinkCounters(written: 3) && other.counters == SinkCounters(written: 1))
            try #require(one.failure == nil && other.failure == nil)
        }
    }

    @Test("a cut line whose owner gives up is ended, so that the next line is one of its own")
    func abandonedLine() async {
        await #expect(processExitsWith: .success) {
            let folder = TemporaryFolder()
            let descriptor = open(folder.file("log"), O_WRONLY | O_CREAT | O_APPEND, 0o644)
            let stream = FutexMutex(CutLine())
            func output() -> DescriptorOutput<Descriptor> {
                DescriptorOutput(Descriptor(descriptor, isOwned: false, stream: stream), name: "stream", buffer: 0)
            }
            limitFiles(to: 5)
            let one = output()
            try Self.write("one 000", to: one)
            try #require(throws: SinkError.self) { try one.shutdown() }
            try #require(one.counters == SinkCounters(dropped: DropCounters(failed: 1)))
            limitFiles(to: nil)
            try Self.write("other 000", to: output())
            try #require(folder.lines("log") == ["one 0", "other 000"])
        }
    }
}
