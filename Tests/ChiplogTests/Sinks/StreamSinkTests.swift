import Chiplog
import ChiplogCapture
import Glibc
import Testing

/// In processes of their own, since the standard streams are the whole process's.
@Suite struct StreamSinkTests {
    /// The lines of the log called shop, without their time.
    private static func lines(_ bytes: [UInt8]) -> [String] {
        String(decoding: bytes, as: UTF8.self).split(separator: "\n")
            .filter { $0.contains("shop: ") }.map { String($0.dropFirst(28)) }
    }

    @Test("lines go to the stream asked for, at once")
    func streams() async throws {
        let result = await #expect(
            processExitsWith: .exitCode(7), observing: [\.standardOutputContent, \.standardErrorContent]
        ) {
            Log("shop", pipeline: Pipeline(sinks: [.stdout(), .stderr(format: .text)])).info("to both")
            Log("shop", pipeline: Pipeline(sinks: [.stdout()])).info("to output")
            Log("shop").info("to error, by default")
            Log("shop").debug("too low")
            _exit(7)  // without any flush
        }
        let ended = try #require(result)
        #expect(Self.lines(ended.standardOutputContent) == ["INFO     shop: to both", "INFO     shop: to output"])
        #expect(
            Self.lines(ended.standardErrorContent) == ["INFO     shop: to both", "INFO     shop: to error, by default"])
    }

    @Test("pipelines that share a stream do not write into each other's lines")
    func sharedStream() async throws {
        let result = await #expect(processExitsWith: .exitCode(4), observing: [\.standardOutputContent]) {
            let filler = String(repeating: "f", count: 20_000)
            let pipelines = (0..<4).map { Pipeline(sinks: [.stdout(format: .logfmt, buffer: $0 * 10_000)]) }
            onThreads(8) { thread in
                let log = Log("shop: ", pipeline: pipelines[thread % 4])
                for number in 0..<50 { log.info(filler, ["t": thread, "n": number]) }
            }
            exit(4)
        }
        let bytes = try #require(result).standardOutputContent
        let lines = bytes.split(separator: UInt8(ascii: "\n")).filter { $0.count > 500 }
        #expect(lines.count == 400)
        let events = NumberedEvents(lines: lines.flatMap { $0 + [UInt8(ascii: "\n")] })
        #expect(events.areComplete(threads: 8, each: 50))
        #expect(Set(lines.map(\.count)).count <= 4)
    }

    @Test("a standard stream keeps every promise of a sink")
    func promises() async {
        await #expect(processExitsWith: .success) {
            let folder = TemporaryFolder()
            folder.write("log", "")
            let file = open(folder.file("log"), O_WRONLY | O_APPEND)
            for (stream, descriptor, buffer) in [
                (StreamSink.Stream.standardOutput, 1 as Int32, 65_536), (.standardError, 2, 0),
            ] {
                dup2(file, descriptor)
                let violations = SinkRule.violations {
                    ftruncate(file, 0)
                    return SinkSpecimen(
                        StreamSink(stream, format: .logfmt, buffer: buffer),
                        arrived: { NumberedEvents(lines: folder.bytes("log") ?? []) })
                }
                #expect(violations == [])
            }
        }
    }

    @Test("a program that ends while a pipeline is being let go still flushes it")
    func exitDuringRelease() async throws {
        let result = await #expect(processExitsWith: .failure, observing: [\.standardOutputContent]) {
            /// Ends the program in its shutdown, and says when it is flushed.
            struct Ending: LogSink {
                func write(_ event: borrowing LogEvent) throws(SinkError) {}
                func flush() throws(SinkError) { _ = Glibc.write(1, "was flushed\n", 12) }
                func shutdown() throws(SinkError) { exit(6) }
                var counters: SinkCounters { SinkCounters() }
            }
            _ = Pipeline(sinks: [Ending()])
        }
        let output = String(decoding: try #require(result).standardOutputContent, as: UTF8.self)
        #expect(output.contains("was flushed"))
    }

    @Test("what was logged is written when the program ends by exit, without any flush")
    func exitDrains() async throws {
        let result = await #expect(processExitsWith: .exitCode(3), observing: [\.standardOutputContent]) {
            let buffered = Pipeline(sinks: [.stdout(buffer: 1 << 20)])
            let queued = Pipeline(sinks: [.async(.stdout(buffer: 1 << 20))])
            for number in 0..<1000 {
                Log("shop", pipeline: buffered).info("buffered \(number)")
                Log("shop", pipeline: queued).info("queued \(number)")
            }
            withExtendedLifetime((buffered, queued)) { exit(3) }
        }
        let lines = Self.lines(try #require(result).standardOutputContent)
        for kind in ["buffered", "queued"] {
            #expect(lines.filter { $0.contains(kind) } == (0..<1000).map { "INFO     shop: \(kind) \($0)" })
        }
    }
}
