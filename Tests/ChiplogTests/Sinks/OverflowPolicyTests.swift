import Chiplog
import ChiplogCapture
import Testing

/// What happens when the queue of an asynchronous sink is full.
@Suite struct OverflowPolicyTests {
    @Test(
        "with a dropping policy every call is either written or counted as dropped, to the last event",
        arguments: [OverflowPolicy.dropNewest, .dropOldest])
    func identity(policy: OverflowPolicy) throws {
        let folder = TemporaryFolder()
        let file = try FileSink(folder.file("log"), format: .logfmt)
        let pipeline = Pipeline(sinks: [.async(file, queue: 1 << 16, whenFull: policy)], clock: .fixed)
        let log = Log("test", pipeline: pipeline)
        let each = longRun / 80
        onThreads(8) { log.writeNumbered(thread: $0, each) }
        try pipeline.flush()
        let events = NumberedEvents(lines: folder.bytes("log") ?? [])
        let counters = try #require(pipeline.counters.sinks.first)
        #expect(events.areInOrder)
        #expect(counters.written == UInt64(events.count))
        #expect(pipeline.counters.attempted == UInt64(8 * each))
        #expect(counters.written + counters.dropped.total == UInt64(8 * each))
        #expect(counters.dropped.total == (policy == .dropNewest ? counters.dropped.newest : counters.dropped.oldest))
        try pipeline.shutdown()
        #expect(pipeline.counters.sinks == [counters])
    }

    /// Logs `count` events of one thread while the sink is held up, lets it go, and gives what arrived.
    private func overflow(
        _ policy: OverflowPolicy, _ count: Int, messageBytes: (Int) -> Int = { _ in 5 }
    ) throws -> (numbers: [Int], counters: SinkCounters) {
        let sink = GatedSink()
        let pipeline = Pipeline(sinks: [.async(sink, queue: 1 << 16, whenFull: policy)])
        let log = Log("test", pipeline: pipeline)
        for number in 0..<count {
            log.info(String(repeating: "x", count: messageBytes(number)), ["t": 0, "n": number])
            if number == 0 { sink.waitForWrite() }
        }
        sink.open()
        try pipeline.flush()
        let events = NumberedEvents(sink.events)
        #expect(events.areInOrder)
        return (events.byThread[0] ?? [], try #require(pipeline.counters.sinks.first))
    }

    @Test("dropping the newest keeps what came first")
    func dropNewest() throws {
        let (numbers, counters) = try overflow(.dropNewest, 5000)
        #expect(numbers == Array(0..<numbers.count))
        #expect(numbers.count > 100 && numbers.count < 5000)
        let dropped = DropCounters(newest: UInt64(5000 - numbers.count))
        #expect(counters == SinkCounters(written: UInt64(numbers.count), dropped: dropped))
    }

    @Test("dropping the oldest keeps what came last")
    func dropOldest() throws {
        let (numbers, counters) = try overflow(.dropOldest, 5000)
        #expect(numbers.first == 0)  // which the sink already had
        let kept = numbers.dropFirst()
        #expect(Array(kept) == Array(5000 - kept.count..<5000))
        #expect(kept.count > 100 && kept.count < 4999)
        let dropped = DropCounters(oldest: UInt64(5000 - numbers.count))
        #expect(counters == SinkCounters(written: UInt64(numbers.count), dropped: dropped))
    }

    @Test("dropping below a level loses only what is below it; the rest waits for room")
    func dropBelow() throws {
        let sink = GatedSink()
        let pipeline = Pipeline(sinks: [.async(sink, queue: 1 << 16, whenFull: .dropBelow(.warning))])
        let log = Log("test", pipeline: pipeline)
        let isFull = Gate()
        let caller = CallingThread {
            for number in 0..<4000 {
                log.info("event", ["t": 0, "n": number])
                if number == 0 { sink.waitForWrite() }
            }
            isFull.open()
            for number in 4000..<5000 {
                if number % 20 == 19 {
                    log.warning("event", ["t": 0, "n": number])  // the first of which waits
                } else {
                    log.info("event", ["t": 0, "n": number])
                }
            }
        }
        isFull.wait()
        sink.open()
        caller.join()
        try pipeline.flush()
        let events = sink.events
        #expect(NumberedEvents(events).areInOrder)
        #expect(events.filter { $0.level == .warning }.count == 50)
        let counters = try #require(pipeline.counters.sinks.first)
        #expect(counters.dropped.belowLevel > 100)
        let dropped = DropCounters(belowLevel: 5000 - counters.written)
        #expect(counters == SinkCounters(written: UInt64(events.count), dropped: dropped))
        #expect(dropped.byReason.contains { $0.reason == "below_level" && $0.count == dropped.total })
    }

    @Test("every policy has a name, by which it is found", arguments: OverflowPolicy.allCases)
    func names(policy: OverflowPolicy) {
        #expect(OverflowPolicy(rawValue: policy.rawValue) == policy)
        #expect(OverflowPolicy(rawValue: policy.rawValue + "x") == nil)
    }

    @Test(
        "events larger than the queue are dropped and counted like small ones",
        arguments: [OverflowPolicy.dropNewest, .dropOldest])
    func hugeEventsDropped(policy: OverflowPolicy) throws {
        let (numbers, counters) = try overflow(policy, 500) { $0 % 3 == 0 ? 100_000 : 1000 }
        #expect(counters.written == UInt64(numbers.count))
        #expect(counters.written + counters.dropped.total == 500)
        #expect(numbers.count < 500)
        #expect(policy == .dropNewest || numbers.last == 499)
    }

    @Test("events larger than the queue arrive whole, in order between small ones", arguments: OverflowPolicy.allCases)
    func hugeEvents(policy: OverflowPolicy) throws {
        let sink = KeepingSink()
        let pipeline = Pipeline(sinks: [.async(sink, queue: 1 << 16, whenFull: policy)])
        let log = Log("test", pipeline: pipeline)
        let sizes = [10, 40_000, 32_000, 33_000, 70_000, 1 << 20, 5, 3 << 20, 65_400, 100, 65_536]
        onThreads(3) { thread in
            for (number, size) in sizes.enumerated() {
                log.info(String(repeating: "x", count: size), ["t": thread, "n": number])
                if policy != .block { try? pipeline.flush() }  // so that there is always room
            }
        }
        try pipeline.shutdown()
        #expect(NumberedEvents(sink.events).areComplete(threads: 3, each: sizes.count))
        for event in sink.events {
            guard case .int(let number)? = event.fields["n"] else { continue }
            #expect(event.message.utf8.count == sizes[Int(number)])
        }
    }
}
