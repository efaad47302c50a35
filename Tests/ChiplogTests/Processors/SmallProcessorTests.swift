import Chiplog
import Foundation
import Testing

@Suite struct SmallProcessorTests {
    @Test("enriched fields come last and win over the caller's of the same name, in the formatted line too")
    func enrich() {
        let processor = EnrichProcessor.enrich(["service.name": "shop", "pid": 7])
        let kept = events(through: [processor]) { $0.with(["a": 1]).info("x", ["service.name": "forged"]) }
        #expect(kept.map(\.keys) == [["a", "service.name", "service.name", "pid"]])
        #expect(kept.map { $0.fields["service.name"] } == ["shop"])
    }

    @Test("renaming goes in the order given and keeps places")
    func rename() {
        let processor = RenameProcessor.rename(["a": "b", "b": "c", "none": "x"])
        let kept = events(through: [processor]) {
            $0.info("x", ["a": 1, "z": ["a": 1] as LogFields, "b": 2])
        }
        #expect(kept.map(\.keys) == [["c", "z", "c"]])
        #expect(kept.first?.values == [1, ["a": 1], 2])
    }

    @Test("drop turns away what matches, keep what does not")
    func filters() {
        func messages(_ processor: FilterProcessor) -> [String] {
            events(through: [processor]) { log in for text in ["a", "ab", "b"] { log.info(text) } }.map(\.message)
        }
        #expect(messages(.drop(.message(.contains("a")))) == ["b"])
        #expect(messages(.keep(.message(.contains("a")))) == ["a", "ab"])
    }

    @Test("explanations say where the way of an event ends")
    func explain() {
        let pipeline = Pipeline(
            level: .debug,
            processors: [.enrich(["a": 1]), .drop(.label("noise")), .sample(.rate(0.1))],
            sinks: [.filter(.atLeast(.error), .null), .filter(.field("x", .exists), .null), .null])
        func explain(_ label: String, _ level: LogLevel) -> PipelineExplanation {
            pipeline.explain(label: label, level: level)
        }
        #expect(!explain("db", .trace).isKept && explain("db", .trace).gates.count == 1)
        #expect(!explain("noise.db", .info).isKept)
        #expect(explain("noise.db", .info).gates.last?.explanation.passes == false)
        #expect(explain("db", .info).sinks.map(\.explanation.passes) == [false, true, true])
        #expect(explain("db", .error).sinks.map(\.explanation.passes) == [true, true, true])
        #expect(explain("db", .info).description.contains("keeps 1 in 10"))
        #expect(explain("db", .error).description.contains("always kept"))
    }
}

@Suite struct ResourceFieldsTests {
    @Test("a service says what it is, as far as it is told")
    func service() {
        #expect(LogFields.service("shop").map(\.key.name) == ["service.name"])
        let fields = LogFields.service("shop", version: "2.1", environment: "test")
        #expect(fields["service.version"] == "2.1" && fields["deployment.environment.name"] == "test")
    }

    @Test("a process knows its host as the kernel does, and its id")
    func process() throws {
        let name = try String(contentsOfFile: "/proc/sys/kernel/hostname", encoding: .utf8)
        #expect(LogFields.process["host.name"] == .string(name.trimmingCharacters(in: .newlines)))
        #expect(LogFields.process["process.pid"] == .int(Int64(ProcessInfo.processInfo.processIdentifier)))
    }
}
