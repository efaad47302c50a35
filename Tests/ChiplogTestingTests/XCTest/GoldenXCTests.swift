import XCTest

@testable import ChiplogTesting

/// What failures say under XCTest, word for word.
final class GoldenXCTests: XCTestCase {
    /// What failures said that were meant to be; nil while none are.
    private var said: [String]?

    override func recordFailure(
        withDescription description: String, inFile filePath: String, atLine lineNumber: Int, expected: Bool
    ) {
        if said != nil {
            said?.append(description)
        } else {
            super.recordFailure(
                withDescription: description, inFile: filePath, atLine: lineNumber, expected: expected)
        }
    }

    func testEveryExpectationSaysWhatItShould() async throws {
        try XCTSkipIf(SnapshotMode.current != .compare, "they would be recorded")
        for golden in Golden.all {
            said = []
            await golden.run()
            let words = said
            said = nil
            XCTAssertEqual(words, ["failed - " + golden.words], golden.name)
        }
    }

    func testOutsideOfACaptureAllSayTheSame() {
        said = []
        _ = logs
        expectLogged("x")
        expectSpan(named: "x")
        let words = said
        said = nil
        XCTAssertEqual(words, Array(repeating: "failed - " + Golden.withoutCapture, count: 3))
    }

    func testUnexpectedRecordsAreShown() {
        let test = ErringTestCase(name: "ErringTestCase.test") { _ in GoldenShop.declineACard(ManualClock()) }
        test.invokeTest()
        XCTAssertEqual(test.said, [Golden.unexpected])
    }

    func testAFailureAfterTheEndNamesItsTest() {
        let failure = TestFailure(words: "x")
        let test = CapturedXCTest(name: name)
        XCTAssertEqual(
            failure.late(for: test).words,
            Golden.lateFailure(after: "GoldenXCTests.testAFailureAfterTheEndNamesItsTest"))
        XCTAssertEqual(failure.late(for: nil).words, Golden.lateFailure(after: "its log capture"))
    }

    func testARecordAfterTheEndIsShown() throws {
        let test = CapturedXCTest(name: name)
        let capture = withLogCapture { $0 }
        let record = try XCTUnwrap(Checkout.records { GoldenShop.declineACard(ManualClock()) }.first)
        XCTAssertEqual(
            LateRecord.warning(of: record, hiding: capture.secrets, test: test.name),
            Golden.late(after: "GoldenXCTests.testARecordAfterTheEndIsShown"))
    }
}

/// Keeps what its failures say to itself. Private, lest XCTest run it.
private final class ErringTestCase: LogCapturingTestCase {
    private(set) var said: [String] = []

    override var failOn: LogLevel? { .error }

    override func recordFailure(
        withDescription description: String, inFile filePath: String, atLine lineNumber: Int, expected: Bool
    ) {
        said.append(description)
    }
}
