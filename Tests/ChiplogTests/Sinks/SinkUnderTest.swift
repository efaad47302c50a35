import Chiplog
import Testing

/// A sink for the conformance rules, with a way to see what came out of it.
struct SinkUnderTest: Sendable, CustomTestStringConvertible {
    var testDescription: String
    /// Makes a fresh sink and what reads the events that have come out of it so far; nil when nothing can be read.
    var make: @Sendable (TemporaryFolder) throws -> (sink: any LogSink, read: (@Sendable () -> NumberedEvents)?)

    private static func file(
        _ name: String, buffer: Int = 65_536, _ wrap: @escaping @Sendable (FileSink) -> any LogSink = { $0 }
    ) -> SinkUnderTest {
        SinkUnderTest(testDescription: name) { folder in
            let file = try FileSink(folder.file("log"), format: .logfmt, buffer: buffer)
            return (wrap(file), { NumberedEvents(file: folder.bytes("log") ?? []) })
        }
    }

    private static func rotating(
        _ name: String, maxSize: Int, buffer: Int = 65_536,
        _ wrap: @escaping @Sendable (RotatingFileSink) -> any LogSink = { $0 }
    ) -> SinkUnderTest {
        SinkUnderTest(testDescription: name) { folder in
            let file = try RotatingFileSink(
                folder.file("log"), format: .logfmt, maxSize: maxSize, every: .minutes(1), keep: nil, buffer: buffer)
            return (wrap(file), { NumberedEvents(file: folder.allBytes) })
        }
    }

    /// Every sink that loses nothing.
    static let all: [SinkUnderTest] = [
        SinkUnderTest(testDescription: "null") { _ in (.null, nil) },
        SinkUnderTest(testDescription: "null that formats") { _ in (.null(format: .json), nil) },
        file("file"),
        file("file without a buffer", buffer: 0),
        file("file with a small buffer", buffer: 100),
        rotating("rotating file", maxSize: 100_000),
        rotating("rotating file without a buffer", maxSize: 100_000, buffer: 0),
        rotating("async rotating file", maxSize: 100_000) { AsyncSink($0, queue: 1 << 16) },
        file("fallback") { FallbackSink($0, to: KeepingSink()) },
        file("fan-out") { FanOutSink([NullSink(), $0, NullSink()]) },
        file("buffered") { BufferedSink($0) },
        file("buffered, a hundred at a time") { BufferedSink($0, maxEvents: 100, every: nil) },
        file("buffered, a kilobyte at a time, often") { BufferedSink($0, maxBytes: 1000, every: .milliseconds(1)) },
        file("batching") { BatchingSink(BatchesIntoSink(sink: $0), maxEvents: 70) },
        file("closure") { file in
            ClosureSink { (event: borrowing LogEvent) throws(SinkError) in
                try file.write(event)
                try file.flush()
            }
        },
        SinkUnderTest(testDescription: "ring with room") { _ in
            let ring = RingSink(last: 1_000_000, maxBytes: 1 << 26)
            return (ring, { NumberedEvents(file: Array(ring.events.text(format: .logfmt).utf8)) })
        },
        file("ring in front of a file, every event passing on") { RingSink(before: .trace, $0) },
        file("async buffered") { AsyncSink(BufferedSink($0)) },
        file("async") { AsyncSink($0, queue: 1 << 16) },
        file("async with room, dropping newest") { AsyncSink($0, queue: 1 << 22, whenFull: .dropNewest) },
        file("async with room, dropping oldest") { AsyncSink($0, queue: 1 << 22, whenFull: .dropOldest) },
        file("async fan-out of asyncs") { AsyncSink(FanOutSink([AsyncSink($0), AsyncSink(.null)])) },
    ]
}
