import ChiplogTesting
import Testing

private let log = Log("shop")

@Suite(.capturingLogs) struct LogCapturingTraitTests {
    @Test func aTestHasACaptureOfItsOwn() {
        log.trace("first")
        expectLogged(.trace, "first")
        expectNotLogged(.trace, "second")
        #expect(logs.count == 1)
    }

    @Test func anotherTestHasAnother() {
        log.trace("second")
        #expect(logs.records.map(\.message) == ["second"])
    }

    @Test(arguments: 0..<50)
    func soHasEveryCase(number: Int) async {
        log.info("case", ["number": number])
        await Task.yield()
        #expect(logs.records.map { $0.fields["number"] } == [.int(Int64(number))])
    }

    @Test(.capturingLogs(level: .warning)) func theTraitNearestToTheTestCounts() {
        log.info("no")
        log.warning("yes")
        #expect(logs.records.map(\.message) == ["yes"])
    }

    @Test(.capturingLogs(level: .warning)) func aTraitFurtherOutGivesNoScope() async throws {
        let test = try #require(Test.current)
        let traits = test.traits.compactMap { $0 as? LogCapturingTrait }
        let own = logs
        #expect(traits.count == 2)
        try await traits[0].provideScope(for: test, testCase: Test.Case.current) {
            #expect(logs === own)
        }
        try await traits[1].provideScope(for: test, testCase: Test.Case.current) {
            #expect(logs !== own)
        }
    }

    @Suite struct Nested {
        @Test func suitesHandTheTraitOn() async {
            await Task { log.info("nested") }.value
            #expect(logs.records.map(\.message) == ["nested"])
        }
    }

    @Suite(.capturingLogs(level: .error)) struct NestedWithItsOwn {
        @Test(.capturingLogs(level: .debug)) func ofThreeTheInnermostCounts() {
            log.trace("no")
            log.debug("yes")
            #expect(logs.records.map(\.message) == ["yes"])
        }

        @Test func aNestedSuitesOwnCountsForItsTests() {
            log.warning("no")
            log.error("yes")
            #expect(logs.records.map(\.message) == ["yes"])
        }
    }

    @Test func aCaptureWithinTheTestTakesOver() {
        withLogCapture { capture in
            log.info("inner")
            #expect(logs === capture)
            expectLogged(.info, "inner")
        }
        expectNotLogged(.info)
    }
}
