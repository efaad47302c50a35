import Chiplog
import ChiplogCapture
import Testing

/// That the rules for sinks find what they are for; `SinkConformanceTests` holds the library's own sinks to them.
@Suite struct SinkRuleTests {
    @Test("a sink that keeps every promise breaks no rule")
    func sound() {
        #expect(SinkRule.violations { BrokenSink(nil).specimen } == [])
    }

    @Test("each rule finds the sink that breaks it", arguments: BrokenSink.Fault.allCases)
    func broken(fault: BrokenSink.Fault) throws {
        let rule = try #require(SinkRule.all.first { $0.description == fault.rawValue })
        let found = SinkRule.violations(of: [rule]) { BrokenSink(fault).specimen }
        #expect(!found.isEmpty && found.count <= 5)
        #expect(found.allSatisfy { $0.rule == fault.rawValue && !$0.words.isEmpty })
    }

    @Test("a capture around the rules takes none of their events")
    func captured() {
        withLogCapture { capture in
            #expect(SinkRule.violations { BrokenSink(nil).specimen } == [])
            #expect(capture.records.isEmpty)
        }
    }

    @Test("every rule has a sink that breaks it")
    func complete() {
        #expect(SinkRule.all.map(\.description) == BrokenSink.Fault.allCases.map(\.rawValue))
    }

    @Test("a sink that cannot be made, or that throws, has that said of it")
    func throwing() {
        struct Unmade: Error {}
        let words = SinkRule.violations(of: [SinkRule.all[0]]) { throw Unmade() }.map(\.words)
        #expect(words == ["it threw: Unmade()"])
    }

    @Test("what is read back from lines is what was logged")
    func lines() {
        let text = "time=x msg=event t=3 n=0\ntime=x msg=event t=3 n=1\nt=1 n=2\n n=2\nmsg t=2 n=5"
        let events = NumberedEvents(lines: Array(text.utf8))
        #expect(events.byThread == [3: [0, 1]])
        #expect(events.strange == ["t=1 n=2", " n=2", "msg t=2 n=5"])
        #expect(!events.areInOrder)
    }
}
