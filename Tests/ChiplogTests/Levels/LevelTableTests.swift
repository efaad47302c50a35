import Synchronization
import Testing

@testable import Chiplog

@Suite struct LevelTableTests {
    @Test("logs of one pipeline have the levels of their labels, and follow when these change")
    func byLabel() {
        let sink = KeepingSink()
        let pipeline = Pipeline(level: .warning, sinks: [sink])
        let logs = ["db", "db.pool", "dbx", "api"].map { Log($0, pipeline: pipeline) }
        let bound = logs[1].with(["a": 1])
        func passing() -> [String] {
            (logs + [bound]).filter { $0.isEnabled(.info) }.map(\.label)
        }
        #expect(passing() == [])
        pipeline.levels = LogLevels(.info, ["db": .error, "db.pool": .trace])
        #expect(passing() == ["db.pool", "dbx", "api", "db.pool"])
        pipeline.level = .off
        #expect(pipeline.levels == LogLevels(.off, ["db": .error, "db.pool": .trace]))
        #expect(passing() == ["db.pool", "db.pool"])
        pipeline.levels["db.pool"] = nil
        #expect(passing() == [])
        for log in logs { log.error("late") }
        #expect(sink.events.map(\.label) == ["db", "db.pool"])
    }

    @Test("every log made before or after a change has the threshold that the levels give its label")
    func property() {
        var random = SeededGenerator(seed: 3)
        let labels = ["", "a", "a.b", "a.b.c", "ab", "b", "b.a"]
        let thresholds = LogLevel.allCases.map { LogThreshold.atLeast($0) } + [.off]
        let pipeline = Pipeline(sinks: [.null])
        var logs: [Log] = []
        for _ in 0..<200 {
            var levels = LogLevels(thresholds.randomElement(using: &random) ?? .info)
            for label in labels.dropFirst() where Bool.random(using: &random) {
                levels[LabelPrefix(label)] = thresholds.randomElement(using: &random)
            }
            pipeline.levels = levels
            labels.randomElement(using: &random).map { logs.append(Log($0, pipeline: pipeline)) }
            for log in logs {
                for level in LogLevel.allCases {
                    #expect(log.isEnabled(level) == levels.threshold(for: log.label).allows(level))
                }
            }
        }
    }

    @Test("an override's own rules count for the logs of other pipelines, also when they change while it is bound")
    func overrides() {
        let own = KeepingSink()
        let bound = KeepingSink()
        let logs = ["db", "api"].map { Log($0, pipeline: Pipeline(level: .error, sinks: [own])) }
        let override = Pipeline(level: .off, sinks: [bound])
        override.levels["db"] = .debug
        LogContext(pipeline: override).run {
            for log in logs { log.debug("first") }
            override.levels = LogLevels(.off, ["api": .trace])
            for log in logs { log.trace("second") }
            override.levels = LogLevels(.critical)
            for log in logs { log.error("third") }
        }
        for log in logs { log.warning("after") }
        #expect(own.events.isEmpty)
        #expect(bound.events.map { "\($0.label) \($0.message)" } == ["db first", "api second"])
    }

    @Test("while a pipeline is bound, no gate is stricter than it, those of logs made meanwhile included")
    func gatesOpen() {
        let log = Log("test", pipeline: Pipeline(level: .error, sinks: [.null]))
        LogContext(pipeline: Pipeline(level: .trace, sinks: [.null])).run {
            #expect(log.mayPass(.trace))
            LogContext(pipeline: Pipeline(level: .off, sinks: [.null])).run {}
            #expect(log.mayPass(.trace))
            #expect(Log("made meanwhile", pipeline: Pipeline(level: .off, sinks: [.null])).mayPass(.trace))
        }
    }

    // The process's own floor is moved by other tests meanwhile.
    @Test("a gate is the label's threshold, or the floor where that is lower")
    func gate() {
        var cells = LabelCells(LogLevels(.error, ["b": .trace]))
        let (a, b) = (cells.cell(for: "a", floor: 9), cells.cell(for: "b", floor: 9))
        func gates() -> [UInt8] { [a, b].map { $0.gate.load(ordering: .relaxed) } }
        #expect(gates() == [9, 1])
        cells.refreshGates(floor: .max)
        #expect(gates() == [17, 1])
        cells.setLevels(LogLevels(.critical), floor: 10)
        #expect(gates() == [10, 10])
    }

    @Test("labels that no log has any more do not pile up, and those in use keep their cell")
    func deadLabels() {
        let pipeline = Pipeline(sinks: [.null])
        let kept = (0..<100).map { Log("kept \($0)", pipeline: pipeline) }
        for number in 0..<10_000 {
            _ = Log("request \(number)", pipeline: pipeline)
        }
        let table = ObjectIdentifier(pipeline.core.levels)
        #expect(LevelRegistry.labelCount(of: table) < 1_000)
        for log in kept {
            #expect(log.core.cell === Log(log.label, pipeline: pipeline).core.cell)
        }
        pipeline.level = .trace
        #expect(kept.allSatisfy { $0.isEnabled(.trace) })
    }

    @Test("an explanation names the rule that decides about a label")
    func explanation() {
        let pipeline = Pipeline(levels: LogLevels(.info, ["db": .error]), sinks: [.null])
        #expect(!pipeline.explain(label: "db.pool", level: .info).isKept)
        #expect(pipeline.explain(label: "db.pool", level: .info).description.contains("by the rule for \"db\""))
        #expect(pipeline.explain(label: "dbx", level: .info).isKept)
    }

    @Test("levels may change while other threads make logs, log and bind pipelines")
    func concurrent() {
        let pipeline = Pipeline(level: .error, sinks: [.null])
        let shared = Log("shared", pipeline: pipeline)
        let counted = KeepingSink()
        let override = Pipeline(level: .trace, sinks: [counted])
        onThreads(6) { thread in
            for number in 0..<300 {
                switch thread % 3 {
                case 0:
                    pipeline.levels = LogLevels(.error, ["shared": .critical, "own": .off])
                    pipeline.level = .critical
                case 1:
                    Log("own.\(number)", pipeline: pipeline).critical("never")
                    shared.error("perhaps")
                default:
                    LogContext(pipeline: override).run { shared.trace("always") }
                }
            }
        }
        #expect(counted.events.count == 600)
        #expect(pipeline.levels == LogLevels(.critical, ["shared": .critical, "own": .off]))
        #expect(pipeline.counters.accepted <= 600)
    }
}
