import Chiplog
import ChiplogConfiguration
import Testing

@Suite struct ConfigurationFileTests {
    /// A configuration file in a folder of its own, what it puts in place and what it tells.
    private final class Fixture: Sendable {
        let folder = TemporaryFolder()
        let installed = FutexMutex<[Pipeline]>([])
        let told = FutexMutex<[String]>([])

        func open(grace: Duration = .zero) throws -> ConfigurationFile {
            try ConfigurationFile(
                folder.file("c.json"), grace: grace,
                install: { pipeline in self.installed.withLock { $0.append(pipeline) } },
                tell: { sentence in self.told.withLock { $0.append(sentence) } })
        }

        func replace(_ text: String) { folder.replace("c.json", with: text) }

        func replace(levels: String, sinks names: String...) {
            let sinks = names.map { "{\"kind\": \"file\", \"path\": \"\(folder.file($0))\"}" }
            replace("{\"levels\": \"\(levels)\", \"sinks\": [\(sinks.joined(separator: ","))]}")
        }

        var pipelines: [Pipeline] { installed.withLock { $0 } }
        var sentences: [String] { told.withLock { $0 } }
    }

    @Test("a file is in force once it is opened; one that is wrong is not opened")
    func opened() throws {
        let fixture = Fixture()
        #expect(throws: ConfigurationError.self) { try fixture.open() }
        fixture.replace("{\"levels\": \"inof\"}")
        #expect(throws: ConfigurationError.self) { try fixture.open() }
        fixture.replace(levels: "info", sinks: "missing/log")
        #expect(throws: ConfigurationError.self) { try fixture.open() }
        #expect(fixture.pipelines.isEmpty)
        fixture.replace("{\"levels\": \"debug\", \"sinks\": [\"null\"]}")
        let file = try fixture.open()
        #expect(fixture.pipelines.map(\.level) == [.debug])
        #expect(file.configuration.sinks == [SinkSettings(.null)])
        #expect(fixture.sentences.isEmpty)
    }

    @Test("changed levels reach the logs that are there, without a new pipeline")
    func levels() throws {
        let fixture = Fixture()
        fixture.replace(levels: "info", sinks: "log")
        let file = try fixture.open()
        let log = Log("db", pipeline: file.pipeline)
        #expect(file.reload() == .none)
        #expect(!log.isEnabled(.debug))
        fixture.replace(levels: "info,db=debug", sinks: "log")
        #expect(file.reload() == .levels)
        #expect(log.isEnabled(.debug))
        #expect(file.reload() == .none)
        #expect(fixture.pipelines.count == 1)
    }

    @Test("changed sinks take the place of the old ones, whose events are written and whose files are closed")
    func sinks() throws {
        let fixture = Fixture()
        fixture.replace(levels: "info", sinks: "first")
        let file = try fixture.open()
        let old = Log("shop", pipeline: file.pipeline)
        old.info("before")
        fixture.replace(levels: "info", sinks: "second")
        #expect(file.reload() == .pipeline)
        #expect(fixture.folder.lines("first").count == 1)
        // A call may still be on its way when the pipeline is replaced.
        old.info("meanwhile")
        #expect(file.reload() == .none)
        #expect(fixture.folder.lines("first").count == 2)
        old.info("much later")
        #expect(fixture.pipelines.first?.counters.sinks.first?.dropped.closed == 1)
        Log("shop", pipeline: file.pipeline).error("after")
        #expect(fixture.folder.lines("second").count == 1)
    }

    @Test("a replaced pipeline stays open for its grace")
    func grace() throws {
        let fixture = Fixture()
        fixture.replace(levels: "info", sinks: "first")
        let file = try fixture.open(grace: .seconds(3_600))
        let old = Log("shop", pipeline: file.pipeline)
        fixture.replace(levels: "info", sinks: "second")
        file.reload()
        file.reload()
        old.error("late")
        #expect(fixture.folder.lines("first").count == 1)
    }

    @Test("a file that became wrong is told once, and what was in force stays until it is right again")
    func refused() throws {
        let fixture = Fixture()
        fixture.replace(levels: "debug", sinks: "log")
        let file = try fixture.open()
        for text in ["{\"levels\": \"inof\"}", "{\"levels\": \"info\", \"sinks\": [", ""] {
            fixture.replace(text)
            let told = fixture.sentences.count
            for _ in 0..<3 {
                guard case .refused(let error) = file.reload() else {
                    Issue.record("\(text) is accepted")
                    continue
                }
                #expect(error.line == 1)
            }
            #expect(fixture.sentences.count == told + 1)
            #expect(fixture.sentences.last?.hasSuffix("the configuration in force stays") == true)
            #expect(file.pipeline.level == .debug)
        }
        fixture.replace(levels: "notice", sinks: "log")
        #expect(file.reload() == .levels)
        #expect(file.pipeline.level == .notice)
        fixture.replace("{\"levels\": \"inof\"}")
        file.reload()
        #expect(fixture.sentences.count == 4)
        #expect(fixture.pipelines.count == 1)
    }

    @Test("a file that is gone is told once and stays in force; a sink that can be opened later is")
    func gone() throws {
        let fixture = Fixture()
        fixture.replace(levels: "debug", sinks: "log")
        let file = try fixture.open()
        fixture.folder.remove("c.json")
        for _ in 0..<3 { file.reload() }
        #expect(fixture.sentences.count == 1)
        fixture.replace(levels: "debug", sinks: "later/log")
        for _ in 0..<3 { file.reload() }
        #expect(fixture.sentences.count == 2)
        #expect(fixture.pipelines.count == 1)
        // The file is what it was; only its folder is there now.
        let folder = fixture.folder.makeFolder("later")
        defer { withExtendedLifetime(folder) {} }
        #expect(file.reload() == .pipeline)
        #expect(fixture.sentences.count == 2)
    }

    @Test("no event of many threads is lost or doubled while sinks are replaced")
    func underLoad() async throws {
        let fixture = Fixture()
        fixture.replace(levels: "info", sinks: "0")
        let file = try fixture.open(grace: .seconds(3_600))
        await withTaskGroup { group in
            for _ in 0..<4 {
                group.addTask {
                    for number in 0..<500 { Log("load", pipeline: file.pipeline).info("event", ["number": number]) }
                }
            }
            for number in 1...10 {
                fixture.replace(levels: "info", sinks: "\(number)")
                #expect(file.reload() == .pipeline)
            }
        }
        for pipeline in fixture.pipelines { try pipeline.flush() }
        let lines = (0...10).flatMap { fixture.folder.lines("\($0)") }
        #expect(lines.count == 2_000)
    }

    @Test("watching looks at the file after each sleep, until the task is cancelled")
    func watching() async throws {
        let fixture = Fixture()
        fixture.replace(levels: "info", sinks: "log")
        let file = try fixture.open()
        let looks = FutexMutex(0)
        // Each sleep changes the file; the fourth one is cancelled.
        let clock = StepClock {
            let count = looks.withLock { count in
                count += 1
                return count
            }
            guard count < 4 else { throw CancellationError() }
            fixture.replace(levels: "info,step\(count)=off", sinks: "log")
        }
        await file.watch(clock: clock)
        #expect(file.pipeline.levels == LogLevels(.info, ["step3": .off]))
    }
}
