import Testing

@testable import ChiplogTesting

@Suite(.capturingLogs) struct ExpectSnapshotTests {
    private static let text = """
        info checkout: charging card amount=1200 currency="EUR"
        error checkout: payment declined code=5 attempt=1
        notice checkout: order cancelled order="A-17"
        """

    private static let log = SearchedLog(Checkout.records(Checkout.declineACard))

    private func never(_ text: String) -> SnapshotRecorder.Outcome {
        Issue.record("recorded: \(text)")
        return .unchanged
    }

    @Test func itHoldsWhereTheTextIsTheSame() {
        Checkout.declineACard()
        expectSnapshot(
            """
            info checkout: charging card amount=1200 currency="EUR"
            error checkout: payment declined code=5 attempt=1
            notice checkout: order cancelled order="A-17"
            """)
        expectSnapshot(
            """
            info checkout: charging card amount=<value-1> currency="EUR"
            error checkout: payment declined code=<value-2> attempt=<value-3>
            notice checkout: order cancelled order="A-17"
            """, masking: [.standard, .fields("amount", "code", "attempt")])
    }

    @Test func itLooksWhereItIsTold() {
        let capture = withLogCapture { capture in
            Checkout.log.info("inner")
            return capture
        }
        expectSnapshot("info checkout: inner", in: capture)
        expectSnapshot("")
    }

    @Test(.disabled(if: SnapshotMode.current != .compare, "it would be recorded"))
    func failingItFailsTheTestAtItsLine() {
        Checkout.declineACard()
        withKnownIssue {
            expectSnapshot("")
        } matching: { issue in
            issue.comments.first?.rawValue.hasPrefix("snapshot differs from line 1 on: expected 0 records,") == true
                && issue.sourceLocation?.fileID == #fileID && issue.sourceLocation?.line == #line - 3
        }
    }

    @Test func theFailureShowsBothLineByLine() {
        let other = Self.text.replacing("code=5 ", with: "code=51 ").replacing(/.*notice.*/, with: "")
        #expect(
            SnapshotCheck(expected: other, actual: Self.text, log: Self.log).failure(.compare, record: never) == """
                snapshot differs from line 2 on: expected 3 records, captured 3
                    = info checkout: charging card amount=1200 currency="EUR"
                    - error checkout: payment declined code=51 attempt=1
                    -
                    + error checkout: payment declined code=5 attempt=1
                    + notice checkout: order cancelled order="A-17"
                  to accept what was captured: CHIPLOG_RECORD_SNAPSHOTS=1
                """)
    }

    @Test func aCallWithoutATextSaysHowToGetOne() {
        #expect(
            SnapshotCheck(expected: nil, actual: "info a: b").failure(.compare, record: never) == """
                no snapshot yet; CHIPLOG_RECORD_SNAPSHOTS=missing in the environment fills it in
                    + info a: b
                """)
    }

    @Test func whatHasBeenRecordedIsNoPass() {
        #expect(
            SnapshotCheck(expected: nil, actual: "info a: b").failure(.recordMissing) { _ in .recorded } == """
                snapshot recorded; run again
                    + info a: b
                """)
        #expect(SnapshotCheck(expected: "a", actual: "a").failure(.recordAll) { _ in .unchanged } == nil)
        #expect(SnapshotCheck(expected: "a", actual: "a").failure(.recordMissing, record: never) == nil)
        let difference = SnapshotCheck(expected: "a", actual: "b").failure(.recordMissing, record: never)
        #expect(difference?.hasPrefix("snapshot differs from line 1 on: expected 1 record, captured 1\n") == true)
    }

    @Test func casesThatDisagreeAreShownBoth() {
        #expect(
            SnapshotCheck(expected: nil, actual: "same\ntwo").failure(.recordAll) { _ in .disputed(other: "same\none") }
                == """
                snapshot not recorded: test cases differ about this literal, which is as it was
                    = same
                    - one
                    + two
                  = both, - the other case, + this one
                """)
    }

    @Test func aRefusalSaysWhyAndStillTellsTheDifference() {
        let check = SnapshotCheck(expected: "a", actual: "b")
        #expect(
            check.failure(.recordAll) { _ in .refused(RecordingRefusal("no")) } == """
                snapshot not recorded: no
                    - a
                    + b
                """)
        #expect(check.failure(.refuse("in CI"), record: never)?.hasPrefix("in CI\nsnapshot differs ") == true)
        #expect(SnapshotCheck(expected: "a", actual: "a").failure(.refuse("in CI"), record: never) == nil)
        #expect(
            SnapshotCheck(expected: "a", actual: "a").failure(.recordAll) { _ in .refused(RecordingRefusal("no")) }
                == nil)
    }

    @Test func droppedRecordsAreNeitherComparedNorRecorded() {
        let check = SnapshotCheck(expected: "a", actual: "a", log: SearchedLog([], droppedCount: 2))
        #expect(
            check.failure(.recordAll, record: never)
                == "cannot compare with a snapshot: 2 records dropped by the capture's bound; raise the bound")
    }

    @Test func aSecretIsNeitherShownNorRecorded() {
        var log = SearchedLog(Checkout.records { Checkout.log.info("key hunter2") })
        log.secrets = ["hunter2"]
        let check = SnapshotCheck(expected: nil, actual: "info checkout: key hunter2", log: log)
        #expect(check.failure(.recordAll, record: never) == "cannot compare with a snapshot: 1 record holds a secret")
    }

    @Test func whatIsInItCountsAsExpected() {
        let capture = withLogCapture { capture in
            Checkout.declineACard()
            return capture
        }
        #expect(capture.unexpectedRecords(from: .error).count == 1)
        expectSnapshot(Self.text, in: capture)
        #expect(capture.unexpectedRecords(from: .error).isEmpty)
    }

    @Test func whereNothingWasLoggedTheLikelyCauseIsNamed() {
        let failure = SnapshotCheck(expected: "a", actual: "", log: SearchedLog([], unclaimed: 2))
            .failure(.compare, record: never)
        #expect(
            failure == """
                snapshot differs from line 1 on: expected 1 record, captured 0
                    - a
                  unclaimed elsewhere: 2 records from detached tasks or threads; see scope: .process
                  to accept what was captured: CHIPLOG_RECORD_SNAPSHOTS=1
                """)
    }

    @Test func aLongDifferenceIsShownAroundItsBeginning() throws {
        let lines = (1...60).map { "line \($0)" }
        let expected = lines.map { $0 == "line 30" ? "other" : $0 }.joined(separator: "\n")
        let check = SnapshotCheck(expected: expected, actual: lines.joined(separator: "\n"), log: Self.log)
        let shown = try #require(check.failure(.compare, record: never)).split(separator: "\n")
        #expect(shown.count == 24)
        #expect(shown[1] == "    … 24 before" && shown[7] == "    - other" && shown[8] == "    + line 30")
        #expect(shown[22] == "    … 17 after")
    }
}
