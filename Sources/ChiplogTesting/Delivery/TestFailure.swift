internal import ChiplogCapture

/// A failed expectation, on its way to the test that it belongs to.
struct TestFailure: Sendable {
    var words: String
    /// Where the expectation stands; without one, where the test begins as far as that is known.
    var location: CallerLocation?

    /// The same, come too late to be part of `test` or of a capture without one.
    func late(for test: (any CapturedTest)?) -> TestFailure {
        let owner = test.map { $0.name } ?? "its log capture"
        var failure = self
        failure.words += "\n    raised after the end of \(owner), which should wait for the work that expects this"
        return failure
    }

    /// The same, the last of those that a capture has kept for the end of its scope.
    func and(_ more: Int) -> TestFailure {
        var failure = self
        if more > 0 {
            failure.words += "\n    and \(more) more from other tasks or threads, which are not shown"
        }
        return failure
    }

    /// `file:line: error: …`, as compilers and editors know it.
    func writeToStandardError() {
        let place = location.map { "\($0.filePath):\($0.line)" } ?? "unknown place"
        StandardError.write("\(place): error: \(words)\n")
    }
}

extension TestFramework {
    /// Makes the test fail that the caller belongs to: at once when the caller is surely within it, else when the scope
    /// of `capture` or of the current capture ends. When that has ended too, the run fails and names the test.
    ///
    /// - Parameter location: where the expectation stands; nil is where the test begins as far as that is known.
    func fail(_ words: String, at location: CallerLocation?, in capture: LogCapture? = nil) {
        let failure = TestFailure(words: words, location: location)
        let queues = [capture, LogCapture.current].compactMap { $0?.failures }
        switch listening(for: queues.lazy.compactMap(\.test).first) {
        #if canImport(Testing)
        case .swiftTesting: failure.raiseInSwiftTesting(queues)
        #endif
        #if canImport(XCTest)
        case .xcTest: failure.raiseInXCTest(queues)
        #endif
        default: failure.writeToStandardError()
        }
    }
}
