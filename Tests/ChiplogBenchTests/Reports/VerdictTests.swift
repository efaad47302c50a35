import ChiplogBench
import Testing

@Suite struct VerdictTests {
    private let scenario: Scenario

    init() throws {
        scenario = try #require(try ToyProvider.load(ToyProvider.file()).first)
    }

    private func row(_ failure: ResultRow.Failure) -> ResultRow {
        ResultRow(scenario, subject: "head", failure: failure)
    }

    @Test func `All rows ok, or skipped for no fault, is a success`() throws {
        let ok = try ResultRow.sample(scenario)
        let verdict = Verdict(results: [ok, row(.skipped("no valgrind")), ok])
        #expect(verdict.status == .ok)
        #expect(verdict.exit == .success)
        #expect(verdict.results == 3)
        #expect(verdict.ok == 2)
        #expect(verdict.skipped == 1)
        #expect(verdict.failed == 0)
    }

    @Test func `A crash, a timeout and a limit are failures`() throws {
        let ok = try ResultRow.sample(scenario)
        for failure: ResultRow.Failure in [.failed("crashed"), .timeout("60 s"), .limit("output")] {
            let verdict = Verdict(results: [ok, row(failure)])
            #expect(verdict.exit == .failure)
            #expect(verdict.failed == 1)
            #expect(verdict.status == .failed)
        }
    }

    @Test func `A wrong delivery has its own code, and a crash beside it goes first`() throws {
        let ok = try ResultRow.sample(scenario)
        let wrong = try ResultRow.sample(scenario, delivery: .sample(torn: 1))
        #expect(Verdict(results: [ok, wrong]).exit == .deliveryWrong)
        #expect(Verdict(results: [wrong]).exit == .deliveryWrong)
        #expect(Verdict(results: [wrong, row(.failed("crashed"))]).exit == .failure)
    }

    @Test func `A run that measured nothing or was interrupted has failed`() throws {
        #expect(Verdict(results: []).exit == .failure)
        #expect(Verdict(results: [row(.skipped("no valgrind"))]).exit == .failure)
        #expect(Verdict(results: [try .sample(scenario)], interrupted: true).exit == .failure)
    }

    @Test func `The most urgent exit code wins`() {
        #expect(ExitCode.byPriority.map(\.rawValue) == [2, 3, 6, 5, 1, 4, 0])
        #expect(Set(ExitCode.byPriority) == Set(ExitCode.allCases))
        #expect(ExitCode.worst(of: []) == .success)
        #expect(ExitCode.worst(of: [.success, .inconclusive, .deliveryWrong, .regression]) == .deliveryWrong)
    }
}
