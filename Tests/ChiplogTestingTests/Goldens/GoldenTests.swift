import Testing

@testable import ChiplogTesting

/// What failures say under Swift Testing, word for word.
@Suite struct GoldenTests {
    /// What the issues say that `body` records, but for the line on records from elsewhere: other tests, which run
    /// meanwhile, log on detached tasks.
    private func said(_ body: () async throws -> Void) async rethrows -> [String] {
        let said = FutexMutex<[String]>([])
        try await withKnownIssue {
            try await body()
        } matching: { issue in
            let words = issue.comments.map { Self.withoutStrays($0.rawValue) }
            said.withLock { $0 += words }
            return true
        }
        return said.withLock { $0 }
    }

    private static func withoutStrays(_ words: String) -> String {
        words.split(separator: "\n", omittingEmptySubsequences: false)
            .filter { !$0.hasPrefix("  unclaimed elsewhere: ") }.joined(separator: "\n")
    }

    @Test(.disabled(if: SnapshotMode.current != .compare, "they would be recorded"), arguments: Golden.all)
    func everyExpectationSaysWhatItShould(golden: Golden) async {
        #expect(await said { await golden.run() } == [golden.words])
    }

    @Test func outsideOfACaptureAllSayTheSame() async {
        #expect(await said { _ = logs } == [Golden.withoutCapture])
        #expect(await said { expectLogged("x") } == [Golden.withoutCapture])
        #expect(await said { expectSpan(named: "x") } == [Golden.withoutCapture])
        #expect(await said { _ = try? await nextLog("x") } == [Golden.withoutCapture])
    }

    @Test func unexpectedRecordsAreShown() async throws {
        let test = try #require(Test.current)
        let said = try await said {
            try await LogCapturingTrait(failOn: .error).provideCaseScope(for: test) {
                GoldenShop.declineACard(ManualClock())
            }
        }
        #expect(said == [Golden.unexpected])
    }

    @Test func aRecordAfterTheEndIsShown() throws {
        let test = CapturedSwiftTest(try #require(Test.current))
        let capture = withLogCapture { $0 }
        let record = try #require(Checkout.records { GoldenShop.declineACard(ManualClock()) }.first)
        let name = "aRecordAfterTheEndIsShown() (ChiplogTestingTests/GoldenTests.swift:\(#line - 4))"
        #expect(LateRecord.warning(of: record, hiding: capture.secrets, test: test.name) == Golden.late(after: name))
    }

    @Test func aFailureAfterTheEndNamesItsTest() throws {
        let test = CapturedSwiftTest(try #require(Test.current))
        let name = "aFailureAfterTheEndNamesItsTest() (ChiplogTestingTests/GoldenTests.swift:\(#line - 2))"
        #expect(TestFailure(words: "x").late(for: test).words == Golden.lateFailure(after: name))
    }
}
