#if canImport(XCTest)
internal import Chiplog
internal import Foundation
internal import XCTest

/// Failures that came after the end of their tests, which XCTest no longer lets fail. At the end of the next suite each is
/// reported as a second, failing run of its test, and so counts in the run's outcome. Those that no suite's end reports
/// make the process end with failure.
final class LateXCTestFailures: Sendable {
    static let shared = LateXCTestFailures()

    private let waiting = FutexMutex<[(failure: TestFailure, test: String)]>([])
    private let observer = FutexMutex<SuiteObserver?>(nil)

    func add(_ failure: TestFailure, test: String) {
        waiting.withLock { $0.append((failure, test)) }
        Self.failAtExit
    }

    private static let failAtExit: Void = {
        atexit {
            let count = LateXCTestFailures.shared.take().count
            guard count > 0 else { return }
            StandardError.write("error: \(counted(count, "expectation", "expectations")) failed after the last test\n")
            // What XCTest has printed is still to be written.
            fflush(nil)
            _exit(EXIT_FAILURE)
        }
    }()

    /// Listens to the ends of suites. To be called on the main thread, before failures come; later calls do nothing.
    func listen() {
        let new: SuiteObserver? = observer.withLock { observer in
            guard observer == nil else { return nil }
            observer = SuiteObserver()
            return observer
        }
        if let new {
            XCTestObservationCenter.shared.addTestObserver(new)
        }
    }

    fileprivate func take() -> [(failure: TestFailure, test: String)] {
        waiting.withLock { waiting in
            defer { waiting = [] }
            return waiting
        }
    }
}

private final class SuiteObserver: NSObject, XCTestObservation {
    func testSuiteDidFinish(_ testSuite: XCTestSuite) {
        for (failure, test) in LateXCTestFailures.shared.take() {
            #if canImport(ObjectiveC)
            XCTFail(failure.words)
            #else
            let rerun = LateFailureRun(failure, of: test)
            rerun.run()
            if let run = rerun.testRun {
                (testSuite.testRun as? XCTestSuiteRun)?.addTestRun(run)
            }
            #endif
        }
    }
}

#if !canImport(ObjectiveC)
/// Has its test's name, and does nothing but fail.
private final class LateFailureRun: XCTestCase {
    private let failure: TestFailure?
    private let test: String

    init(_ failure: TestFailure, of test: String) {
        self.failure = failure
        self.test = test
        super.init(name: test) { _ in }
    }

    required init(name: String, testClosure: @escaping (XCTestCase) throws -> Void) {
        failure = nil
        test = name
        super.init(name: name, testClosure: testClosure)
    }

    override var name: String { test }

    override func invokeTest() {
        guard let failure else { return }
        recordFailure(
            withDescription: failure.words, inFile: failure.location?.filePath.description ?? "<unknown>",
            atLine: Int(failure.location?.line ?? 0), expected: true)
    }
}
#endif
#endif
