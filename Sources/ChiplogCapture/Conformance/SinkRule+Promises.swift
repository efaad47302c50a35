import Chiplog

// The first and third promise: threads, order, exact counts. And the second: what is kept is a copy.
extension SinkRule {
    static let threads = SinkRule("each event of eight threads arrives once, those of one thread in order") {
        specimen in
        let trial = SinkTrial(specimen)
        trial.onThreads(8) { log, thread in log.writeNumbered(thread: thread, 2000) }
        try trial.pipeline.shutdown()
        return trial.missing(threads: 8, each: 2000)
    }

    static let manyThreads = SinkRule("200 threads at once, more than have numbers of their own, lose nothing") {
        specimen in
        let trial = SinkTrial(specimen)
        let present = Rendezvous(200)
        trial.onThreads(200) { log, thread in
            log.writeNumbered(thread: thread, 1)
            present.arriveAndWait()  // nobody ends before all have begun
            log.writeNumbered(thread: thread, 50, from: 1)
        }
        try trial.pipeline.shutdown()
        return trial.missing(threads: 200, each: 51) + trial.miscounted(accepted: 200 * 51)
    }

    static let shortThreads = SinkRule("threads that end and are replaced lose nothing") { specimen in
        let trial = SinkTrial(specimen)
        for round in 0..<25 {
            trial.onThreads(8) { log, thread in log.writeNumbered(thread: round * 8 + thread, 20) }
        }
        try trial.pipeline.shutdown()
        return trial.missing(threads: 200, each: 20) + trial.miscounted(accepted: 4000)
    }

    static let copies = SinkRule("what a sink keeps of an event is a copy") { specimen in
        let trial = SinkTrial(specimen)
        let other = Log("other", pipeline: Pipeline(sinks: [.null]))
        for number in 0..<50 {
            trial.log.writeNumbered(thread: 0, 1, from: number)
            other.info("written over what the event was, if it was not copied", ["t": 7, "n": 7])
        }
        try trial.pipeline.shutdown()
        return trial.missing(threads: 1, each: 50)
    }

    static let counts = SinkRule("each event is counted exactly once") { specimen in
        let trial = SinkTrial(specimen)
        trial.onThreads(8) { log, thread in log.writeNumbered(thread: thread, 500) }
        try trial.pipeline.flush()
        let before = trial.miscounted(accepted: 4000)
        try trial.pipeline.shutdown()
        return before.isEmpty ? trial.miscounted(accepted: 4000) : before
    }
}

// The fourth promise: what a flush is worth.
extension SinkRule {
    static let flushes = SinkRule("after a flush everything taken before is out") { specimen in
        let trial = SinkTrial(specimen)
        try trial.pipeline.flush()
        for round in 1..<20 {
            trial.log.writeNumbered(thread: 0, round, from: round * (round - 1) / 2)
            try trial.pipeline.flush()
            let words = trial.missing(threads: 1, each: round * (round + 1) / 2)
            guard words.isEmpty else { return words }
        }
        return []
    }

    static let limitedFlushes = SinkRule("a flush within a time limit is complete, or throws") { specimen in
        let trial = SinkTrial(specimen)
        for round in 1..<20 {
            trial.log.writeNumbered(thread: 0, 10, from: (round - 1) * 10)
            guard (try? trial.pipeline.flush(within: .microseconds(round * round))) != nil else { continue }
            let words = trial.missing(threads: 1, each: round * 10)
            guard words.isEmpty else { return words }
        }
        try trial.pipeline.flush(within: .seconds(60))
        return trial.missing(threads: 1, each: 190)
    }
}

// The fifth promise: the end.
extension SinkRule {
    static let closes = SinkRule("a second shutdown does nothing, and what comes late is counted as closed") {
        specimen in
        let trial = SinkTrial(specimen)
        trial.log.writeNumbered(thread: 0, 100)
        try trial.pipeline.shutdown()
        try trial.pipeline.shutdown()
        trial.log.writeNumbered(thread: 0, 7, from: 100)
        trial.onThreads(2) { log, thread in log.writeNumbered(thread: thread + 1, 5) }
        trial.log.error("urgent and late")
        try trial.pipeline.flush()
        try trial.pipeline.shutdown()
        return trial.missing(threads: 1, each: 100) + trial.miscounted(accepted: 118, closed: 18)
    }

    static let closesMeanwhile = SinkRule("a shutdown while threads log leaves each event written or counted") {
        specimen in
        let trial = SinkTrial(specimen)
        let begun = Rendezvous(9)
        let log = trial.log
        let threads = (0..<8).map { thread in
            WriterThread {
                log.writeNumbered(thread: thread, 200)
                begun.arriveAndWait()
                log.writeNumbered(thread: thread, 1000, from: 200)
            }
        }
        begun.arriveAndWait()
        try trial.pipeline.shutdown()
        for thread in threads { thread?.join() }
        return Self.unaccounted(trial)
    }

    private static func unaccounted(_ trial: SinkTrial) -> [String] {
        let counters = trial.pipeline.counters
        guard let arrived = trial.specimen.arrived?() else {
            return counters.sinks.filter { $0.written + $0.dropped.closed != counters.accepted }.map {
                "\($0.written) written and \($0.dropped.closed) closed do not add up to \(counters.accepted) events"
            }
        }
        let late = counters.sinks.map(\.dropped.closed)
        let words =
            trial.strange(arrived)
            + arrived.byThread.compactMap { thread, numbers in
                numbers == Array(0..<numbers.count)
                    ? nil : "the events of thread \(thread) arrived with a gap or out of order"
            }
        guard !late.contains(where: { $0 + UInt64(arrived.count) == counters.accepted }) else { return words }
        return words + ["of \(counters.accepted) events \(arrived.count) arrived, while closed counts \(late)"]
    }

    static let drains = SinkRule("a pipeline that nobody refers to any more has written its events") { specimen in
        var trial: SinkTrial? = SinkTrial(specimen)
        trial?.log.writeNumbered(thread: 0, 1000)
        trial = nil
        return SinkTrial(SinkSpecimen(.null, arrived: specimen.arrived)).missing(threads: 1, each: 1000)
    }
}

// The sixth promise, for sinks that can be made to fail, and the seventh.
extension SinkRule {
    static let recovers = SinkRule("a failure costs the events it says, and the sink goes on afterwards") { specimen in
        guard let setFailing = specimen.setFailing else { return [] }
        let trial = SinkTrial(specimen)
        trial.log.writeNumbered(thread: 0, 10)
        try? trial.pipeline.flush()
        setFailing(true)
        trial.log.writeNumbered(thread: 1, 10)
        try? trial.pipeline.flush()
        setFailing(false)
        try? trial.pipeline.flush()
        trial.log.writeNumbered(thread: 2, 10)
        try trial.pipeline.shutdown()
        var words = trial.pipeline.counters.sinks.filter { $0.written + $0.filtered + $0.dropped.total != 30 }.map {
            "\($0.written) written, \($0.filtered) filtered and \($0.dropped.total) dropped do not add up to 30 events"
        }
        guard let arrived = specimen.arrived?() else { return words }
        if arrived.byThread[0] != Array(0..<10) { words.append("an event from before the failure is lost") }
        if arrived.byThread[2] != Array(0..<10) { words.append("an event from after the failure is lost") }
        let failed = trial.pipeline.counters.sinks.map(\.dropped.failed)
        if !failed.contains(where: { $0 + UInt64(arrived.count) == 30 }) {
            words.append("of 30 events \(arrived.count) arrived, while failed counts \(failed)")
        }
        return words
    }

    static let wants = SinkRule("what a sink says it does not want it turns away, and asking has no effect") {
        specimen in
        let asking = AskingSink(specimen.sink)
        let trial = SinkTrial(SinkSpecimen(asking))
        for (number, level) in LogLevel.allCases.enumerated() {
            trial.log.log(level, "event", ["t": 0, "n": number])
        }
        try trial.pipeline.shutdown()
        let count = UInt64(LogLevel.allCases.count)
        let (sink, unwanted) = (trial.pipeline.counters.sinks.first ?? SinkCounters(), asking.unwanted)
        var words: [String] = []
        if unwanted > 0, !specimen.sink.isSelective {
            words.append("it wants some events and not others, and says that it is not selective")
        }
        if sink.filtered < unwanted {
            words.append("it did not want \(unwanted) events, and turned away \(sink.filtered)")
        }
        if let arrived = specimen.arrived?(), UInt64(arrived.count) + unwanted > count {
            words.append("it did not want \(unwanted) of \(count) events, and \(arrived.count) arrived")
        }
        if !(sink.written + sink.filtered + sink.dropped.total).isMultiple(of: count) {
            words.append("asked about \(count) events it counts \(sink)")
        }
        return words
    }
}
