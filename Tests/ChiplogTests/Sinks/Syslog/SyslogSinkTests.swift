import Chiplog
import ChiplogCapture
import Glibc
import Testing

/// Against sockets of the test's own.
@Suite struct SyslogSinkTests {
    private let folder = TemporaryFolder()

    private func destination(_ kind: SyslogReceiver.Kind, _ receiver: SyslogReceiver) -> SyslogSink.Destination {
        kind == .udp ? .udp(host: "127.0.0.1", port: receiver.port) : .unix(path: folder.file("socket"))
    }

    private func text(_ bytes: [UInt8]?) -> String? { bytes.flatMap { SyslogMessage($0) }?.message }

    @Test("messages arrive one by one, whole and in order", arguments: SyslogReceiver.Kind.allCases)
    func arrival(kind: SyslogReceiver.Kind) throws {
        let receiver = SyslogReceiver(kind, path: folder.file("socket"))
        let pipeline = Pipeline(sinks: [.syslog(destination(kind, receiver))])
        let log = Log("test", pipeline: pipeline)
        for number in 0..<50 {
            log.info("event \(number)\nof many", ["filler": String(repeating: "f", count: 40 * number)])
            #expect(text(receiver.receive()) == "event \(number)\\nof many")
        }
        #expect(pipeline.counters.sinks == [SinkCounters(written: 50)])
        try pipeline.shutdown()
        log.info("late")
        #expect(pipeline.counters.sinks == [SinkCounters(written: 50, dropped: DropCounters(closed: 1))])
    }

    @Test(
        "eight threads: every message arrives once, and none is torn",
        arguments: [SyslogReceiver.Kind.stream, .datagrams])
    func manyThreads(kind: SyslogReceiver.Kind) throws {
        let receiver = SyslogReceiver(kind, path: folder.file("socket"))
        let pipeline = Pipeline(sinks: [.syslog(destination(kind, receiver), timeout: .seconds(20))])
        let log = Log("test", pipeline: pipeline)
        let messages = FutexMutex<[String]>([])
        let reading = CallingThread {
            for _ in 0..<800 {
                guard let message = receiver.receive().flatMap({ SyslogMessage($0) }) else { return }
                messages.withLock { $0.append("\(message.parameters["t"] ?? "") \(message.parameters["n"] ?? "")") }
            }
        }
        onThreads(8) { log.writeNumbered(thread: $0, 100) }
        reading.join()
        let expected = (0..<8).flatMap { thread in (0..<100).map { "\(thread) \($0)" } }
        #expect(messages.withLock(\.self).sorted() == expected.sorted())
        #expect(pipeline.counters.sinks == [SinkCounters(written: 800)])
    }

    @Test("without a daemon events are counted as failed, and the destination is left alone for a while")
    func nobodyThere() {
        let pipeline = Pipeline(sinks: [.syslog(.unix(path: folder.file("nobody")))])
        Log("test", pipeline: pipeline).writeNumbered(thread: 0, 20)
        #expect(pipeline.counters.sinks == [SinkCounters(dropped: DropCounters(failed: 20))])
    }

    @Test("what goes wrong is said in a sentence that names the destination")
    func errors() throws {
        let paths = [folder.file("nobody"), String(repeating: "p", count: 300)]
        for destination in paths.map({ SyslogSink.Destination.unix(path: $0) }) + [.udp(host: "no such host.invalid")] {
            let sink = SyslogSink(destination, pause: .seconds(100))
            let errors = FutexMutex<[SinkError]>([])
            let asking = ClosureSink { (event: borrowing LogEvent) throws(SinkError) in
                do throws(SinkError) { try sink.write(event) } catch { errors.withLock { $0.append(error) } }
            }
            Log("test", pipeline: Pipeline(sinks: [asking])).writeNumbered(thread: 0, 2)
            let sentences = errors.withLock(\.self).map(\.description)
            #expect(sentences.count == 2)
            #expect(sentences.allSatisfy { $0.hasPrefix("syslog sink \(destination): ") && $0.hasSuffix("is lost") })
            #expect(sentences.last?.contains("still failing") == true)
        }
    }

    @Test(
        "a daemon that is restarted is found again, and loses no message",
        arguments: [SyslogReceiver.Kind.stream, .datagrams])
    func restart(kind: SyslogReceiver.Kind) throws {
        let path = folder.file("socket")
        let pipeline = Pipeline(sinks: [.syslog(.unix(path: path), pause: .zero)])
        let log = Log("test", pipeline: pipeline)
        var first: SyslogReceiver? = SyslogReceiver(kind, path: path)
        log.info("one")
        #expect(text(first?.receive()) == "one")
        first = nil
        log.info("nobody listens")
        var second: SyslogReceiver? = SyslogReceiver(kind, path: path)
        log.info("two")
        #expect(text(second?.receive()) == "two")
        // Restarted between two messages, so that the next one finds its connection gone.
        second = nil
        let third = SyslogReceiver(kind, path: path)
        log.info("three")
        #expect(text(third.receive()) == "three")
        #expect(pipeline.counters.sinks == [SinkCounters(written: 3, dropped: DropCounters(failed: 1))])
    }

    @Test(
        "a daemon that reads nothing holds nobody up for longer than the timeout",
        arguments: [SyslogReceiver.Kind.stream, .datagrams])
    func stuckDaemon(kind: SyslogReceiver.Kind) throws {
        let receiver = SyslogReceiver(kind, path: folder.file("socket"))
        let sink = SyslogSink(destination(kind, receiver), timeout: .milliseconds(1), pause: .seconds(100))
        let pipeline = Pipeline(sinks: [sink])
        Log("test", pipeline: pipeline).writeNumbered(thread: 0, 20_000)
        let counters = try #require(pipeline.counters.sinks.first)
        #expect(counters.dropped.failed > 0)
        #expect(counters.written + counters.dropped.failed == 20_000)
    }

    @Test("a message too large for a datagram is lost alone")
    func tooLarge() throws {
        let receiver = SyslogReceiver(.udp)
        let sink = SyslogSink(
            .udp(host: "127.0.0.1", port: receiver.port), format: SyslogFormatter(maxBytes: .max), pause: .seconds(100))
        let pipeline = Pipeline(sinks: [sink])
        let log = Log("test", pipeline: pipeline)
        log.info("\(String(repeating: "x", count: 100_000))")
        #expect(receiver.receive()?.count == 65_507)
        log.info("small")
        #expect(text(receiver.receive()) == "small")
    }
}
