import Chiplog

/// A sink in a pipeline of its own, and what is to be said of what came of its events.
struct SinkTrial {
    let specimen: SinkSpecimen
    let pipeline: Pipeline
    let log: Log

    init(_ specimen: SinkSpecimen) {
        self.specimen = specimen
        pipeline = Pipeline(level: .trace, sinks: [specimen.sink])
        log = Log("rules", pipeline: pipeline)
    }

    /// Logs on `count` threads at once.
    func onThreads(_ count: Int, _ body: @escaping @Sendable (Log, Int) -> Void) {
        let threads = (0..<count).map { number in
            WriterThread { [log] in body(log, number) }
        }
        for (number, thread) in threads.enumerated() {
            if let thread {
                thread.join()
            } else {
                body(log, number)  // The system has no thread left: one after the other, then.
            }
        }
    }

    /// What is wrong when every thread's events should have arrived, each once and in order.
    func missing(threads: Int, each count: Int) -> [String] {
        guard let arrived = specimen.arrived?(), !arrived.areComplete(threads: threads, each: count) else { return [] }
        let words =
            strange(arrived)
            + (0..<threads).compactMap { thread in
                Self.difference(thread, arrived.byThread[thread] ?? [], from: count)
            }
        return words.isEmpty ? ["events arrived of threads that logged none"] : words
    }

    func strange(_ arrived: NumberedEvents) -> [String] {
        arrived.strange.prefix(2).map { "what arrived is no event that was logged: \($0.prefix(100))" }
    }

    private static func difference(_ thread: Int, _ numbers: [Int], from count: Int) -> String? {
        guard numbers != Array(0..<count) else { return nil }
        let distinct = Set(numbers)
        if distinct.count < numbers.count {
            return "of thread \(thread), \(numbers.count - distinct.count) of \(numbers.count) events arrived twice"
        }
        if distinct.count < count {
            let first = (0..<count).first { !distinct.contains($0) } ?? 0
            return "of thread \(thread), \(distinct.count) of \(count) events arrived; the first missing is \(first)"
        }
        return distinct.count > count
            ? "of thread \(thread), \(distinct.count) events arrived where \(count) should have"
            : "the events of thread \(thread) arrived out of order"
    }

    /// What is wrong with the counters when all events but those that came late should have been written.
    func miscounted(accepted: UInt64, closed: UInt64 = 0) -> [String] {
        let counters = pipeline.counters
        var words: [String] = []
        if counters.accepted != accepted {
            words.append("\(accepted) events were logged, and \(counters.accepted) accepted")
        }
        for sink in counters.sinks {
            let taken = accepted - closed
            if sink.dropped != DropCounters(closed: closed) {
                words.append("dropped is \(Self.text(sink.dropped)) where it should be closed \(closed)")
            }
            if sink.pending != 0 {
                words.append("\(sink.pending) events are still pending")
            }
            // A fan-out behind a wrapper counts an event once for each of its sinks.
            let isMultiple = taken == 0 ? sink.written == 0 : sink.written.isMultiple(of: taken) && sink.written > 0
            if !isMultiple || sink.filtered != 0 {
                words.append("written is \(sink.written) and filtered \(sink.filtered) of \(taken) events taken")
            }
        }
        return words
    }

    private static func text(_ dropped: DropCounters) -> String {
        let reasons = dropped.byReason.filter { $0.count > 0 }.map { "\($0.reason) \($0.count)" }
        return reasons.isEmpty ? "nothing" : reasons.joined(separator: ", ")
    }
}
