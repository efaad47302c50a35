import Glibc
import Testing

@testable import ChiplogBench

@Suite("Two builds compared")
struct ComparisonRunnerTests {
    private struct Findings {
        var rows: [ResultRow] = []
        var figures: [ComparedFigure] = []
        var controls: [ControlFigure] = []
        var verdict: Verdict { Verdict(results: rows, comparisons: figures, control: controls) }

        func figure(_ metric: MetricDefinition) throws -> ComparedFigure {
            try #require(figures.first { $0.metric == metric })
        }
    }

    private func compare(
        _ head: ScriptedWorker, base: ScriptedWorker = ScriptedWorker(), members: String = "",
        passes: Set<PassName> = [.verify, .time, .alloc, .memory], thresholds: [Threshold] = [],
        stop: Interruption = .never
    ) throws -> Findings {
        let text = ToyProvider.file(members)
        let rows = try ToyProvider.load(text).map { RunPlan.Row(scenario: $0, text: text) }
        let plan = ComparisonPlan(
            RunPlan(rows: rows, profile: .default, passes: passes, settings: [], seed: 1), thresholds: thresholds,
            schedule: .fixed(6))
        var findings = Findings()
        ComparisonRunner(plan, base: base.command, head: head.command, scratch: "/nonexistent", stop: stop).run {
            switch $0 {
            case .rowFinished(let row): findings.rows.append(row)
            case .compared(let figure): findings.figures.append(figure)
            case .controlled(let control): findings.controls.append(control)
            case .explained, .rowStarted, .passProgress: break
            }
        }
        return findings
    }

    @Test("two that are alike are the same in every judged figure")
    func alike() throws {
        let found = try compare(ScriptedWorker())
        #expect(found.rows.map(\.subject) == ["base", "head"])
        #expect(found.figures.map(\.metric.name) == ["cpu_time", "allocs", "alloc_bytes", "peak_rss"])
        #expect(found.figures.allSatisfy { $0.verdict == .same && $0.comparison.ratio == 1 })
        #expect(found.verdict.exit == .success)
        #expect(found.verdict.status == .same)
        #expect(found.controls.map(\.scenario) == ["toy"])
        #expect(found.controls.allSatisfy { !$0.isAlarm })
    }

    @Test(
        "what is worse is confirmed and named",
        arguments: [
            (ScriptedWorker(cost: "103"), "cpu_time", 1.03),
            (ScriptedWorker(allocations: 3), "allocs", 1.5),
            (ScriptedWorker(peak: 30_485_760), "peak_rss", 1.524288),
        ])
    func worse(head: ScriptedWorker, metric: String, ratio: Double) throws {
        let found = try compare(head)
        let regressed = found.figures.filter { $0.verdict == .regressed }
        #expect(regressed.map(\.metric.name) == [metric])
        #expect(regressed.allSatisfy { $0.isConfirmed && abs($0.comparison.ratio - ratio) < 1e-9 })
        #expect(found.verdict.exit == .regression)
        #expect(found.verdict.status == .regressed)
    }

    @Test("what is better is told and fails nothing")
    func better() throws {
        let found = try compare(ScriptedWorker(cost: "90", allocations: 0))
        #expect(found.figures.filter { $0.verdict == .improved }.map(\.metric.name) == ["cpu_time", "allocs"])
        #expect(found.verdict.exit == .success)
        #expect(found.verdict.status == .improved)
    }

    @Test("a regression that a second round does not find again is withdrawn")
    func unconfirmed() throws {
        let file = TemporaryFile()
        // Of the head's processes the first verifies and the next six are the first round's.
        let cost = "$(echo x >>\(file.path); [ $(wc -l <\(file.path)) -le 7 ] && echo 110 || echo 100)"
        let found = try compare(ScriptedWorker(cost: cost), passes: [.verify, .time])
        let figure = try found.figure(.cpuTime)
        #expect(figure.verdict == .unconfirmed)
        #expect(!figure.isConfirmed)
        #expect(found.verdict.exit == .success)
        #expect(found.verdict.compared.inconclusive == 1)
    }

    @Test("a head that fails only in the second round fails, and the base has each figure once")
    func failsWhenConfirmed() throws {
        let file = TemporaryFile()
        // Of the head's processes the first verifies, the second counts, and the third is to confirm what it counted.
        let head = ScriptedWorker(
            allocations: 3, load: "echo x >>\(file.path); [ $(wc -l <\(file.path)) -le 2 ] && echo '{}' || exit 9")
        let found = try compare(head, passes: [.verify, .alloc])
        #expect(found.rows.map(\.status) == [.ok, .failed])
        #expect(found.rows[0].metrics.map(\.definition.name) == ["allocs", "alloc_bytes", "live_peak", "live_growth"])
        #expect(found.figures.isEmpty)
    }

    @Test("a control that changes makes the run unreliable, and nothing below it counts")
    func restless() throws {
        let file = TemporaryFile()
        // Both workers of a control are the base's: every second one is slower.
        let cost = "$(echo x >>\(file.path); [ $(( $(wc -l <\(file.path)) % 2 )) = 0 ] && echo 110 || echo 100)"
        let found = try compare(ScriptedWorker(cost: "104"), base: ScriptedWorker(cost: cost), passes: [.time])
        let control = try #require(found.controls.first)
        #expect(control.isAlarm)
        #expect(try found.figure(.cpuTime).comparison.threshold >= 0.1 - 1e-9)
        #expect(found.verdict.status == .unreliable)
        #expect(found.verdict.exit == .success)
        let strict = Verdict(
            results: found.rows, comparisons: found.figures, control: found.controls, strict: true)
        #expect(strict.exit == .inconclusive)
    }

    @Test("a row that the base does not know is skipped there, and measured in the head")
    func unknownToTheBase() throws {
        let refusal = #"echo '{"error": "toy.json: unknown key \"burst\""}'"#
        let found = try compare(ScriptedWorker(), base: ScriptedWorker(load: refusal))
        #expect(found.rows.map(\.status) == [.skipped, .ok])
        #expect(found.rows[0].reason == #"not in base: toy.json: unknown key "burst""#)
        #expect(found.figures.isEmpty)
        #expect(found.rows[1].figure(.allocations)?.value == 2)
    }

    @Test(
        "a head that goes wrong ends its row with its code; the base's figures stay",
        arguments: [
            (ScriptedWorker(missing: 1), ResultRow.Status.failed, ExitCode.deliveryWrong),
            (ScriptedWorker(load: "kill -SEGV $$"), .failed, .failure),
        ])
    func broken(head: ScriptedWorker, status: ResultRow.Status, exit: ExitCode) throws {
        let found = try compare(head)
        #expect(found.rows.map(\.status) == [.ok, status])
        #expect(found.figures.isEmpty)
        #expect(found.verdict.exit == exit)
    }

    @Test("a base that goes wrong is no fault of the head's, but nothing is compared then")
    func brokenBase() throws {
        let found = try compare(ScriptedWorker(), base: ScriptedWorker(load: "exit 9"))
        #expect(found.rows.map(\.status) == [.failed, .ok])
        #expect(found.verdict.exit == .failure)
    }

    @Test("of counts that do not repeat a share of next to nothing is nothing, unless somebody asks for it")
    func slack() throws {
        let (base, head) = (
            ScriptedWorker(allocations: 0.02, isExact: false), ScriptedWorker(allocations: 0.04, isExact: false)
        )
        #expect(try compare(head, base: base).figure(.allocations).verdict == .same)
        let asked = try compare(head, base: base, thresholds: [Threshold(.allocations, share: 0.01)])
        #expect(try asked.figure(.allocations).verdict == .regressed)
    }

    @Test("a scenario's threshold counts, and the command line's counts more")
    func thresholds() throws {
        let members = #""thresholds": { "cpu_time": "10%" }"#
        let head = ScriptedWorker(cost: "105")
        #expect(try compare(head, members: members).figure(.cpuTime).verdict == .same)
        let asked = try compare(head, members: members, thresholds: [Threshold(.cpuTime, share: 0.03)])
        #expect(try asked.figure(.cpuTime).verdict == .regressed)
    }

    @Test(
        "what one thread does is counted in both builds at once, on a processor each",
        arguments: [PassName.verify, .alloc])
    func atOnce(pass: PassName) throws {
        let (first, second) = (TemporaryFile(), TemporaryFile())
        for file in [first, second] {
            unlink(file.path)
            try #require(mkfifo(file.path, 0o600) == 0)
        }
        // Opening a named pipe waits for the other end: neither gets anywhere without the other.
        let processor = "grep Cpus_allowed_list /proc/self/status"
        let base = ScriptedWorker(load: "\(processor) >\(first.path); cat \(second.path) >&2; echo '{}'")
        let head = ScriptedWorker(
            load: """
                others=$(cat \(first.path)); echo met >\(second.path)
                [ "$(\(processor))" != "$others" ] || [ \(MachineProbe.allowedCPUs.count) = 1 ] && echo '{}'
                """)
        let found = try compare(head, base: base, members: #""limits": { "wall": "20s" }"#, passes: [pass])
        #expect(found.rows.map(\.reason) == [nil, nil])
        #expect(found.rows.map(\.status) == [.ok, .ok])
    }

    @Test("where both builds fail at once, each has its own failure, and neither is tried again")
    func bothBroken() throws {
        let file = TemporaryFile()
        // Whoever asks a second time gets an answer.
        let load = "echo x >>\(file.path); [ $(wc -l <\(file.path)) -le 2 ] && exit"
        let found = try compare(
            ScriptedWorker(load: "\(load) 9; echo '{}'"), base: ScriptedWorker(load: "\(load) 8; echo '{}'"),
            passes: [.verify])
        #expect(found.rows.map(\.status) == [.failed, .failed])
        #expect(found.rows.map { $0.reason?.contains("code 8") } == [true, false])
        #expect(found.rows.map { $0.reason?.contains("code 9") } == [false, true])
    }

    @Test("a few tenths of a nanosecond are no change, unless a threshold is asked for")
    func nanoseconds() throws {
        // 100 events take so many nanoseconds in all.
        let (base, head) = (ScriptedWorker(cost: "1"), ScriptedWorker(cost: "1", factor: 120))
        #expect(try compare(head, base: base, passes: [.time]).figure(.cpuTime).verdict == .same)
        #expect(try compare(base, base: head, passes: [.time]).figure(.cpuTime).verdict == .same)
        let asked = [Threshold(.cpuTime, share: 0.02)]
        #expect(
            try compare(head, base: base, passes: [.time], thresholds: asked).figure(.cpuTime).verdict == .regressed)
    }

    @Test("times, and what several threads do, have the machine to themselves")
    func oneAfterTheOther() throws {
        func passes(_ members: String, background: Int = 0) throws -> [PassName] {
            let text = ToyProvider.file(members)
            let row = RunPlan.Row(
                scenario: try #require(ToyProvider.load(text).first), text: text, backgroundThreads: background)
            return PassName.allCases.filter { row.allowsTwoAtOnce(in: $0) }
        }
        #expect(try passes("") == [.verify, .alloc, .memory, .instr])
        #expect(try passes("", background: 1) == [])
        #expect(try passes(#""load": { "threads": 2 }"#) == [])
    }

    @Test("an interruption skips what is left, of both")
    func interrupted() throws {
        var ends: [Int32] = [0, 0]
        try #require(pipe(&ends) == 0)
        defer { for end in ends { close(end) } }
        try #require(write(ends[1], "x", 1) == 1)
        let found = try compare(ScriptedWorker(), stop: Interruption(whenReadable: ends[0]))
        #expect(found.rows.map(\.status) == [.skipped, .skipped])
        #expect(found.rows.allSatisfy { $0.reason == "interrupted" })
    }
}

/// A file of a name of its own, removed with this object.
private final class TemporaryFile {
    let path: String

    init() {
        var template = Array("/tmp/chiplog-test-XXXXXX".utf8CString)
        close(mkstemp(&template))
        path = template.withUnsafeBufferPointer { $0.baseAddress.map { String(cString: $0) } ?? "" }
    }

    deinit { unlink(path) }
}
