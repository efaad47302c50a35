import Testing

@testable import ChiplogTesting

/// What failures say under Swift Testing, word for word.
@Suite struct GoldenTests {
    /// What the issues say that `body` records.
    private func said(_ body: () async throws -> Void) async rethrows -> [String] {
        let said = FutexMutex<[String]>([])
        try await withKnownIssue {
            try await body()
        } matching: { issue in
            said.withLock { $0 += issue.comments.map(\.rawValue) }
            return true
        }
        return said.withLock { $0 }
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
