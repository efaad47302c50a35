#if canImport(XCTest)
internal import ChiplogCapture
internal import Chiplog
internal import Foundation
internal import XCTest

/// A test of XCTest, as its capture knows it.
final class CapturedXCTest: CapturedTest {
    let name: String
    private let state = FutexMutex((hasEnded: false, failureCount: 0, lastWords: ""))

    init(name: String) {
        self.name = name
    }

    var hasEnded: Bool { state.withLock { $0.hasEnded } }

    /// How many failures of expectations about logs it has had, whose text shows the records.
    var failureCount: Int { state.withLock { $0.failureCount } }

    func end() { state.withLock { $0.hasEnded = true } }

    func countFailure() { state.withLock { $0.failureCount += 1 } }

    /// Takes note of a failure that is told now or at the end of a scope.
    func willTell(_ words: String) { state.withLock { $0.lastWords = words } }

    /// Whether what XCTest says of an error that ended the test is what the last failure says anyway: that of a
    /// requirement, which throws the beginning of its words.
    func hasTold(_ description: String) -> Bool {
        let (opening, closing) = ("threw error \"", "\"")
        guard description.hasPrefix(opening), description.hasSuffix(closing) else { return false }
        let thrown = description.dropFirst(opening.count).dropLast(closing.count)
        return !thrown.isEmpty && state.withLock { $0.lastWords }.hasPrefix(thrown)
    }
}

extension TestFailure {
    /// Makes the running test fail; XCTest knows but one at a time.
    private func failRunningTest(_ test: CapturedXCTest?) {
        test?.countFailure()
        XCTFail(words, file: location?.filePath ?? #filePath, line: location?.line ?? #line)
    }

    /// The same at the end of a scope; where that is off the main thread too, it waits for the end of the one around it.
    private func failAtEnd(_ test: CapturedXCTest?, more: Int) {
        let failure = and(more)
        let outer = [LogCapture.current].compactMap { $0?.failures }
        if Thread.isMainThread || outer.isEmpty {
            failure.failRunningTest(test)
        } else {
            failure.raiseInXCTest(outer)
        }
    }

    /// Makes the test fail that runs on the main thread or, from elsewhere, the one that the first of `queues` which can
    /// belongs to. XCTest's own functions, called off the main thread, race with the next test and its counters.
    func raiseInXCTest(_ queues: [FailureQueue]) {
        let test = queues.lazy.compactMap { $0.test as? CapturedXCTest }.first
        test?.willTell(words)
        if Thread.isMainThread, test?.hasEnded != true {
            return failRunningTest(test)
        }
        guard !queues.contains(where: { $0.add { more in failAtEnd(test, more: more) } }) else { return }
        guard let test else {
            return (queues.isEmpty ? self : late(for: nil)).failWhateverRuns()
        }
        let failure = late(for: test)
        failure.writeToStandardError()
        LateXCTestFailures.shared.add(failure, test: test.name)
    }

    /// Makes the test fail that is running, and says that it may be innocent: the body of an asynchronous test cannot be
    /// told from work that has outlived another one. Where none is running the whole run fails.
    private func failWhateverRuns() {
        var failure = self
        failure.words += "\n    it belongs to no test that is known: the one that is running may be innocent"
        var isHeard = false
        func words() -> String {
            isHeard = true
            return failure.words
        }
        // XCTest asks an assertion for its message when it has a test to tell it of, and `XCTFail` never.
        XCTAssert(false, words(), file: location?.filePath ?? #filePath, line: location?.line ?? #line)
        if !isHeard {
            failure.writeToStandardError()
            LateXCTestFailures.shared.add(failure, test: "unknown test")
        }
    }
}
#endif
