import XCTest

@testable import ChiplogTesting

private let log = Log("shop")

/// What fails is shown by the silent-green package; here is what passes.
final class LogCapturingTestCaseTests: LogCapturingTestCase {
    override var failOn: LogLevel? { .error }

    override var logLevel: LogThreshold { .debug }

    override func setUp() { log.info("opened") }

    override func tearDown() async throws { expectLogged("opened", times: 1) }

    func testEverythingFromTheSetUpOnIsCaptured() {
        log.trace("below the level")
        log.info("first")
        expectLogged(["opened", "first"], order: .exactly)
    }

    func testEachTestHasACaptureOfItsOwn() {
        log.info("second")
        expectLogged(["opened", "second"], order: .exactly)
    }

    func testAnAsynchronousTestIsCapturedWithItsTasks() async {
        async let child: Void = log.info("child")
        await child
        await Task { log.info("unstructured") }.value
        expectLogged(["opened", "child", "unstructured"])
    }

    func testAnExpectedErrorIsNoFailure() {
        log.error("declined")
        expectLogged(.error, "declined")
    }
}

final class ProcessCapturingTestCaseTests: LogCapturingTestCase {
    override var captureScope: CaptureScope { .process }

    func testDetachedTasksAreCapturedToo() async {
        await Task.detached { log.info("detached") }.value
        expectLogged("detached")
    }
}

final class BoundedCapturingTestCaseTests: LogCapturingTestCase {
    override var bound: LogCapture.Bound { .init(first: 1, last: 0) }

    func testAsMuchIsKeptAsTheTestCaseSays() {
        for number in 1...3 { log.info("kept", ["number": number]) }
        XCTAssertEqual(logs.records.map { $0["number"] }, [1])
        XCTAssertEqual(logs.droppedCount, 2)
    }
}

/// `swift test` on Linux has no attachments for XCTest: the log is printed.
final class PrintingTestCaseTests: LogCapturingTestCase {
    private var wanted = LogAttachment.onFailure

    override var attach: LogAttachment { wanted }

    func testTheLastRecordsArePrintedWhereTheFailureDoesNotShowThem() {
        log.info("charging card", ["amount": 1_200])
        XCTAssertNil(text(of: logs, isUnexplained: false))
        XCTAssertEqual(
            text(of: logs, isUnexplained: true),
            """
            captured log, 1 record:
                1 info     charging card  amount=1200
            """)
    }

    func testTheWholeLogIsPrintedAlwaysOrNever() {
        log.info("charging card")
        wanted = .always
        XCTAssertEqual(
            text(of: logs, isUnexplained: false)?.replacing(/\d{4}-\S+/, with: "TIME"),
            "captured log:\n1 TIME info shop: charging card (ChiplogTestingTests/LogCapturingTestCaseTests.swift:\(#line - 4))\n"
        )
        wanted = .never
        XCTAssertNil(text(of: logs, isUnexplained: true))
    }
}
