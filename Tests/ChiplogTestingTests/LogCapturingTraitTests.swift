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
        #expect(traits[0].scopeProvider(for: test, testCase: Test.Case.current) == nil)
        #expect(traits[1].scopeProvider(for: test, testCase: Test.Case.current) != nil)
    }

    @Test(.capturingLogs(bound: .init(first: 1, last: 0))) func aTestKeepsAsMuchAsItsTraitSays() {
        for number in 1...3 { log.info("kept", ["number": number]) }
        #expect(logs.records.map { $0["number"] } == [1] && logs.droppedCount == 2)
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

/// Counts what comes through it.
private final class Numbering: LogProcessor {
    private let count = FutexMutex(0)

    func process(_ event: inout LogEventEditor) throws(ProcessorError) -> ProcessorVerdict {
        let number = count.withLock { count in
            count += 1
            return count
        }
        event.set("number", to: number)
        return .pass
    }
}

@Suite(.capturingLogs(processors: [Numbering()])) struct ProcessorsOfATraitTests {
    @Test(arguments: 1...20)
    func eachCaseHasProcessorsOfItsOwn(round: Int) {
        log.info("first")
        log.info("second")
        #expect(logs.records.map { $0["number"] } == [1, 2])
    }
}

private let sharedTrait: LogCapturingTrait = .capturingLogs(level: .info)

/// Tells which capture there was before the test's own trait had its turn.
private struct OuterCapture: TestTrait, SuiteTrait, TestScoping {
    @TaskLocal static var capture: LogCapture?

    var isRecursive: Bool { true }

    func provideScope(
        for test: Test, testCase: Test.Case?, performing function: @Sendable () async throws -> Void
    ) async throws {
        try await Self.$capture.withValue(LogCapture.current) { try await function() }
    }
}

@Suite(sharedTrait, OuterCapture()) struct TraitUsedTwiceTests {
    @Test(sharedTrait) func itGivesOneScope() {
        log.info("once")
        #expect(OuterCapture.capture === logs)
        #expect(logs.count == 1)
    }

    @Suite(sharedTrait) struct Nested {
        @Test(sharedTrait, arguments: 1...3) func soItDoesForEachCaseHoweverOftenItIsUsed(number: Int) {
            log.info("once", ["number": number])
            #expect(OuterCapture.capture === logs)
            #expect(logs.records.map { $0["number"] } == [.int(Int64(number))])
        }
    }
}
