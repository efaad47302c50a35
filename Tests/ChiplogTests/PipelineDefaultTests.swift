import Chiplog
import ChiplogCapture
import Testing

/// Runs a test while the process is no other capture's scope, which would take what goes to the default pipeline.
private struct NoProcessScope: SuiteTrait, TestTrait, TestScoping {
    var isRecursive: Bool { true }

    func provideScope(
        for test: Test, testCase: Test.Case?, performing function: @Sendable () async throws -> Void
    ) async throws {
        try await withLogCapture(level: .off, passingOn: true, scope: .process) { _ in try await function() }
    }
}

/// The only tests that touch the process default; nothing else in this target may.
@Suite(.serialized, NoProcessScope()) struct PipelineDefaultTests {
    @Test("the default pipeline can be replaced again and again, and logs made before follow")
    func replacedTwice() {
        let original = Pipeline.default
        defer { Pipeline.default = original }
        let log = Log("test")
        let bound = log.with(["request": 7])
        let first = KeepingSink()
        let second = KeepingSink()
        Pipeline.default = Pipeline(level: .debug, sinks: [first])
        log.debug("to the first")
        Pipeline.default = Pipeline(level: .warning, sinks: [second])
        log.info("below the second's level")
        log.warning("to the second")
        bound.warning("to the second, bound")
        Pipeline.default.level = .trace
        log.trace("to the second, at its new level")
        #expect(first.events.map(\.message) == ["to the first"])
        #expect(
            second.events.map(\.message) == [
                "to the second", "to the second, bound", "to the second, at its new level",
            ])
    }

    @Test("the default pipeline can be replaced while other threads log, and every event arrives once")
    func replacedMeanwhile() {
        let original = Pipeline.default
        defer { Pipeline.default = original }
        let log = Log("test")
        let pipelines = (0..<8).map { _ in Pipeline(level: .info, sinks: [.null]) }
        Pipeline.default = pipelines[0]
        let callers = (0..<4).map { _ in
            CallingThread {
                for number in 0..<5_000 { log.info("event") { $0["number"] = number } }
            }
        }
        for pipeline in pipelines { Pipeline.default = pipeline }
        for caller in callers { caller.join() }
        #expect(pipelines.map(\.counters.accepted).reduce(0, +) == 20_000)
    }

    @Test("a log made for a pipeline of its own does not follow the default")
    func ownPipeline() {
        let original = Pipeline.default
        defer { Pipeline.default = original }
        let own = KeepingSink()
        let other = KeepingSink()
        let log = Log("test", pipeline: Pipeline(sinks: [own]))
        Pipeline.default = Pipeline(sinks: [other])
        log.info("here")
        #expect(own.events.count == 1)
        #expect(other.events.isEmpty)
    }

    @Test("logs without a pipeline follow the default pipeline's rules by label, also those of one that replaces it")
    func rulesByLabel() {
        let original = Pipeline.default
        defer { Pipeline.default = original }
        let logs = ["db", "db.pool", "api"].map { Log($0) }
        func passing(_ level: LogLevel) -> [String] {
            logs.filter { $0.isEnabled(level) }.map(\.label)
        }
        let first = Pipeline(level: .off, sinks: [.null])
        first.levels["db"] = .debug
        Pipeline.default = first
        #expect(passing(.debug) == ["db", "db.pool"])
        first.levels["db.pool"] = .off
        #expect(passing(.debug) == ["db"])
        Pipeline.default = Pipeline(level: .info, sinks: [.null])
        #expect(passing(.info) == ["db", "db.pool", "api"])
        first.levels = LogLevels(.off)
        #expect(passing(.info) == ["db", "db.pool", "api"])
        #expect(Log("api").isEnabled(.info))
    }
}
