#if canImport(XCTest)
internal import ChiplogCapture
internal import Chiplog
internal import Foundation
internal import XCTest

/// A test of XCTest, as its capture knows it.
final class CapturedXCTest: CapturedTest {
    let name: String
    private let state = FutexMutex((hasEnded: false, failureCount: 0))

    init(name: String) {
        self.name = name
    }

    var hasEnded: Bool { state.withLock { $0.hasEnded } }

    /// How many failures of expectations about logs it has had, whose text shows the records.
    var failureCount: Int { state.withLock { $0.failureCount } }

    func end() { state.withLock { $0.hasEnded = true } }

    func countFailure() { state.withLock { $0.failureCount += 1 } }
}

extension TestFailure {
    /// Makes the running test fail; XCTest knows but one at a time.
    private func failRunningTest(_ test: CapturedXCTest?) {
        test?.countFailure()
        XCTFail(words, file: location?.filePath ?? #filePath, line: location?.line ?? #line)
    }

    /// The same at the end of a scope; where that is off the main thread too, it waits for the end of the one around it.
    private func failAtEnd(_ test: CapturedXCTest?) {
        let outer = [LogCapture.current].compactMap { $0?.failures }
        if Thread.isMainThread || outer.isEmpty {
            failRunningTest(test)
        } else {
            raiseInXCTest(outer)
        }
    }

    /// Makes the test fail that runs on the main thread or, from elsewhere, the one that the first of `queues` which can
    /// belongs to. XCTest's own functions, called off the main thread, race with the next test and its counters.
    func raiseInXCTest(_ queues: [FailureQueue]) {
        let test = queues.lazy.compactMap { $0.test as? CapturedXCTest }.first
        if Thread.isMainThread, test?.hasEnded != true {
            return failRunningTest(test)
        }
        guard !queues.contains(where: { $0.add { failAtEnd(test) } }) else { return }
        guard let test else {
            return failRunningTest(nil)
        }
        let failure = late(for: test)
        failure.writeToStandardError()
        LateXCTestFailures.shared.add(failure, test: test.name)
    }
}
#endif
