internal import Chiplog

// Each promise of `LogProcessor`.
extension ProcessorRule {
    static let threads = ProcessorRule("on many threads it lets as many events alike pass as on one") { make in
        func passed(threads: Int) -> UInt64 {
            let pipeline = Pipeline(processors: [make()], sinks: [.null], clock: .standing)
            let log = Log("shop", pipeline: pipeline)
            let running = (0..<threads).compactMap { _ in
                WriterThread { for _ in 0..<(2400 / threads) { log.info("order placed", ["order": 42]) } }
            }
            for thread in running { thread.join() }
            return pipeline.counters.accepted
        }
        let (one, many) = (passed(threads: 1), passed(threads: 8))
        return one == many ? [] : ["of 2,400 events \(one) pass on one thread and \(many) on eight"]
    }

    static let neverThrows = ProcessorRule("it throws on no event, of whatever form") { make in
        HostileEvent.all.compactMap { event in
            let pipeline = Pipeline(level: .trace, processors: [make()], sinks: [.null], clock: event.clock)
            event.log(Log(event.label, pipeline: pipeline))
            return pipeline.counters.processors.first?.lastFailure.map { "\(event.name): \($0)" }
        }
    }

    static let repeatable = ProcessorRule("equal events, one after the other, get equal treatment") { make in
        func lines() -> [String] {
            let lines = FutexMutex<[String]>([])
            let sink: ClosureSink = .lines(format: .json) { line in
                lines.withLock { $0.append(String(decoding: line, as: UTF8.self)) }
            }
            let pipeline = Pipeline(level: .trace, processors: [make()], sinks: [sink], clock: .standing)
            for event in HostileEvent.all { event.log(Log(event.label, pipeline: pipeline)) }
            return lines.withLock { $0 }
        }
        let (first, second) = (lines(), lines())
        guard first.count == second.count else {
            return ["of \(HostileEvent.all.count) events first \(first.count) pass, then \(second.count)"]
        }
        return zip(first, second).filter { $0 != $1 }.map { "first \($0.prefix(200)), then \($1.prefix(200))" }
    }

    static let named = ProcessorRule("its name is one line that says something") { make in
        let name = make().name
        let isOneLine = name.unicodeScalars.allSatisfy { $0.value >= 0x20 && $0.value != 0x7F }
        return isOneLine && name.contains { !$0.isWhitespace } ? [] : ["it is \(name.debugDescription)"]
    }

    static let explained = ProcessorRule("where it says that the way of an event ends, no such event passes") { make in
        ["", "shop", "db", "db.pool", "audit"].flatMap { label in
            LogLevel.allCases.compactMap { level in
                let explanation = make().explain(label: label, level: level)
                guard !explanation.passes else { return nil }
                let pipeline = Pipeline(level: .trace, processors: [make()], sinks: [.null], clock: .standing)
                Log(label, pipeline: pipeline).log(level, "order placed", ["order": 42])
                guard pipeline.counters.accepted > 0 else { return nil }
                return "\(level) from \"\(label)\" passes, though \"\(explanation)\""
            }
        }
    }
}

extension LogClock {
    /// Stands still, so that equal events are equal.
    fileprivate static let standing = LogClock.custom {
        LogTimestamp(nanosecondsSince1970: 1_795_245_175_123_456_789)
    }
}

extension HostileEvent {
    fileprivate var clock: LogClock {
        let time = LogTimestamp(nanosecondsSince1970: time)
        return .custom { time }
    }
}
