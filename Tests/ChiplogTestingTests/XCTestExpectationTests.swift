import Dispatch
import Foundation
import XCTest

@testable import ChiplogTesting

/// The same expectations under XCTest, whose process hears nothing of what Swift Testing is told.
final class XCTestExpectationTests: XCTestCase {
    /// Failures that a test meant to bring about; nil while they are to count.
    private var expected: [(description: String, file: String, line: Int)]?

    override func recordFailure(
        withDescription description: String, inFile filePath: String, atLine lineNumber: Int, expected isExpected: Bool
    ) {
        if expected != nil {
            expected?.append((description, filePath, lineNumber))
        } else {
            super.recordFailure(
                withDescription: description, inFile: filePath, atLine: lineNumber, expected: isExpected)
        }
    }

    private func failures(of body: () -> Void) -> [(description: String, file: String, line: Int)] {
        expected = []
        body()
        defer { expected = nil }
        return expected ?? []
    }

    func testThisProcessIsOfXCTest() {
        XCTAssertEqual(TestFramework.current.listening(), .xcTest)
    }

    func testAPassingExpectationPasses() {
        withLogCapture { _ in
            Checkout.declineACard()
            XCTAssertEqual(expectLogged(.error, "payment declined", ["code": 5]).count, 1)
            expectNotLogged(.critical)
        }
    }

    func testAFailingExpectationFailsAtItsLine() {
        withLogCapture { _ in
            Checkout.declineACard()
            let failures = failures {
                expectLogged(.error, "payment declined", ["code": 51])
                expectNotLogged(.error)
            }
            XCTAssertEqual(failures.count, 2)
            XCTAssertEqual(failures.map(\.line), [#line - 4, #line - 3])
            XCTAssertEqual(failures.map(\.file), [#filePath, #filePath])
            XCTAssertTrue(
                failures[0].description.contains(#"expected log not found: error "payment declined" [code=51]"#))
            XCTAssertTrue(failures[1].description.contains("unexpected log: error"))
        }
    }

    func testSpansAndTracesFailAtTheirLines() {
        withLogCapture { _ in
            TracedShop.serve(ManualClock())
            expectSpan(named: "charge card", ["order": 41])
            let failures = failures {
                expectSpan(named: "charge card", ["order": 42])
                expectTraceContext(on: "idle")
            }
            XCTAssertEqual(failures.map(\.line), [#line - 3, #line - 2])
            XCTAssertTrue(
                failures[0].description.contains(#"expected span not found: "charge card" [order=42]"#))
            XCTAssertTrue(
                failures[1].description.contains(
                    #"expected a trace context on each of these: "idle" (1 of 1 record without it)"#))
        }
    }

    func testALateFailureThatIsNobodysSaysThatTheRunningTestMayBeInnocent() {
        let capture = withLogCapture { capture in
            Checkout.log.info("charging card")
            return capture
        }
        let failures = failures {
            onAThread { expectLogged(.error, in: capture) }
        }
        XCTAssertEqual(failures.map(\.line), [#line - 2])
        XCTAssertEqual(failures.map(\.file), [#filePath])
        XCTAssertEqual(
            failures.first?.description,
            """
            XCTAssertTrue failed - expected log not found: error (searched 1 record)
                1 info     charging card
                raised after the end of its log capture, which should wait for the work that expects this
                it belongs to no test that is known: the one that is running may be innocent
            """)
    }

    func testAFailureElsewhereWithoutACaptureSaysSoToo() {
        let failures = failures {
            onAThread { expectLogged(.error) }
        }
        XCTAssertEqual(failures.map(\.line), [#line - 2])
        let lines = failures.first?.description.split(separator: "\n")
        XCTAssertTrue(lines?.first?.contains("no log capture here") == true)
        XCTAssertEqual(
            lines?.last, "    it belongs to no test that is known: the one that is running may be innocent")
    }

    /// Runs it to its end on a thread of its own.
    private func onAThread(_ work: @escaping @Sendable () -> Void) {
        let done = DispatchSemaphore(value: 0)
        Thread {
            work()
            done.signal()
        }.start()
        done.wait()
    }

    func testOutsideACaptureLogsFails() {
        let failures = failures { XCTAssertEqual(logs.count, 0) }
        XCTAssertEqual(failures.count, 1)
        XCTAssertTrue(failures.first?.description.contains("no log capture here") == true)
    }
}
