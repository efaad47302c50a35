import Glibc
import Testing

@testable import Chiplog

@Suite struct DescriptorOutputTests {
    private static func write(_ line: String, to output: DescriptorOutput) throws {
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
        _ output: DescriptorOutput, _ end: Int32, whileReading: (CallingThread) -> Void
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
        let output = DescriptorOutput(pipe.write, name: "pipe", buffer: buffer, closes: true)
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
        let output = DescriptorOutput(pipe.write, name: "pipe", buffer: 0, closes: true)
        let text = Self.transfer(output, pipe.read) { $0.interrupt(SIGURG) }
        #expect(text == Self.lines.map { $0 + "\n" }.joined())
        #expect(output.counters == SinkCounters(written: 200))
    }

    @Test("a reader that went away is an error with its reason, and the lines are counted")
    func brokenPipe() throws {
        signal(SIGPIPE, SIG_IGN)
        let pipe = Self.pipe()
        close(pipe.read)
        let output = DescriptorOutput(pipe.write, name: "pipe", buffer: 0, closes: true)
        try Self.write("kept", to: output)
        let failure = #expect(throws: SinkError.self) { try output.flush() }
        #expect(failure?.code == EPIPE)
        #expect(failure?.description == "pipe: Broken pipe; 1 event is kept in memory, next try in 1 s")
        #expect(throws: SinkError.self) { try output.shutdown() }
        #expect(output.counters == SinkCounters(dropped: DropCounters(failed: 1)))
    }
}
