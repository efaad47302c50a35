import Chiplog
import ChiplogCapture
import Testing

/// A sink for the conformance rules, with a way to see what came out of it.
struct SinkUnderTest: Sendable, CustomTestStringConvertible {
    var testDescription: String
    /// Makes a fresh sink, and what reads the events that have come out of it so far.
    var make: @Sendable (TemporaryFolder) throws -> SinkSpecimen

    private static func file(
        _ name: String, buffer: Int = 65_536, _ wrap: @escaping @Sendable (FileSink) -> any LogSink = { $0 }
    ) -> SinkUnderTest {
        SinkUnderTest(testDescription: name) { folder in
            let file = try FileSink(folder.file("log"), format: .logfmt, buffer: buffer)
            return SinkSpecimen(wrap(file), arrived: { NumberedEvents(lines: folder.bytes("log") ?? []) })
        }
    }

    /// In front of a sink that can be made to fail.
    private static func failing(
        _ name: String, _ wrap: @escaping @Sendable (any LogSink) -> any LogSink
    ) -> SinkUnderTest {
        SinkUnderTest(testDescription: name) { _ in
            let kept = KeepingSink()
            let isFailing = FutexMutex(false)
            let sink = ClosureSink { (event: borrowing LogEvent) throws(SinkError) in
                if isFailing.withLock(\.self) { throw SinkError("failing on purpose") }
                try kept.write(event)
            }
            return SinkSpecimen(
                wrap(sink), arrived: { NumberedEvents(kept.events) },
                setFailing: { shall in isFailing.withLock { $0 = shall } })
        }
    }

    private static func rotating(
        _ name: String, maxSize: Int, buffer: Int = 65_536,
        _ wrap: @escaping @Sendable (RotatingFileSink) -> any LogSink = { $0 }
    ) -> SinkUnderTest {
        SinkUnderTest(testDescription: name) { folder in
            let file = try RotatingFileSink(
                folder.file("log"), format: .logfmt, maxSize: maxSize, every: .minutes(1), keep: nil, buffer: buffer)
            return SinkSpecimen(wrap(file), arrived: { NumberedEvents(lines: folder.allBytes) })
        }
    }

    /// Every sink that loses nothing, but for those of the standard streams, which `StreamSinkTests` asks.
    static let all: [SinkUnderTest] = [
        SinkUnderTest(testDescription: "null") { _ in SinkSpecimen(.null) },
        SinkUnderTest(testDescription: "null that formats") { _ in SinkSpecimen(.null(format: .json)) },
        file("file"),
        file("file without a buffer", buffer: 0),
        file("file with a small buffer", buffer: 100),
        rotating("rotating file", maxSize: 100_000),
        rotating("rotating file without a buffer", maxSize: 100_000, buffer: 0),
        rotating("async rotating file", maxSize: 100_000) { AsyncSink($0, queue: 1 << 16) },
        file("filter") { FilterSink(.atLeast(.info), $0) },
        file("async filter behind a filter") { AsyncSink(FilterSink(!.hasTrace, FilterSink(.atLeast(.info), $0))) },
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
            return SinkSpecimen(ring, arrived: { NumberedEvents(lines: Array(ring.events.text(format: .logfmt).utf8)) })
        },
        file("ring in front of a file, every event passing on") { RingSink(before: .trace, $0) },
        file("async buffered") { AsyncSink(BufferedSink($0)) },
        file("async") { AsyncSink($0, queue: 1 << 16) },
        file("async with room, dropping newest") { AsyncSink($0, queue: 1 << 22, whenFull: .dropNewest) },
        file("async with room, dropping oldest") { AsyncSink($0, queue: 1 << 22, whenFull: .dropOldest) },
        file("async fan-out of asyncs") { AsyncSink(FanOutSink([AsyncSink($0), AsyncSink(.null)])) },
        SinkUnderTest(testDescription: "syslog") { folder in
            let receiver = SyslogReceiver(.stream, path: folder.file("socket"))
            CallingThread {
                while receiver.receive() != nil {}  // until the sink closes its end
                withExtendedLifetime(folder) {}
            }.letGo()
            return SinkSpecimen(SyslogSink(.unix(path: folder.file("socket")), timeout: .seconds(20)))
        },
        failing("closure that fails") { $0 },
        failing("filter in front of one that fails") { FilterSink(.atLeast(.info), $0) },
        failing("fan-out to one that fails") { FanOutSink([$0]) },
        failing("buffered in front of one that fails") { BufferedSink($0, maxEvents: 3, every: nil) },
        failing("batching in front of one that fails") { sink in
            BatchingSink(BatchesIntoSink(sink: sink), maxEvents: 1000, every: nil)
        },
        failing("ring in front of one that fails") { RingSink(before: .trace, $0) },
        failing("sequenced in front of one that fails") { SequencedSink($0, by: .label) },
        failing("async in front of one that fails") { AsyncSink($0) },
        failing("async batching in front of one that fails") { sink in
            AsyncSink(BatchingSink(BatchesIntoSink(sink: sink), every: nil))
        },
    ]
}
