#if canImport(Testing)
internal import ChiplogCapture
internal import Testing

/// A case of a test of Swift Testing, as its capture knows it.
final class CapturedSwiftTest: CapturedTest {
    let name: String
    private let context = TaskContext()

    /// For the current task, which must not be in the scope of the capture yet: what is kept of it outlives that scope.
    init(_ test: Test) {
        let place = test.sourceLocation
        name = "\(test.displayName ?? test.name) (\(place.fileID):\(place.line))"
    }

    /// Runs `work` so that issues recorded in it are the test's, wherever and whenever this is called.
    func run(_ work: @escaping @Sendable () -> Void) {
        context.run(work)
    }
}

extension TestFailure {
    /// Records an issue, which belongs to the current task's test.
    private func recordIssue() {
        let place = location.map(SourceLocation.init) ?? Test.current?.sourceLocation
        ShownRecords.$areInIssue.withValue(true) {
            _ = Issue.record(Comment(rawValue: words), sourceLocation: place ?? #_sourceLocation)
        }
    }

    /// The same at the end of a scope; where that is in a detached task too, it waits for the end of the one around it.
    private func recordAtEnd(more: Int) {
        and(more).raiseInSwiftTesting([LogCapture.current].compactMap { $0?.failures })
    }

    /// Makes the test fail that the current task belongs to or, where none is known, the first of `queues` that can.
    func raiseInSwiftTesting(_ queues: [FailureQueue]) {
        if Test.current != nil || queues.isEmpty {
            return recordIssue()
        }
        guard !queues.contains(where: { $0.add(recordAtEnd) }) else { return }
        let test = queues.lazy.compactMap { $0.test as? CapturedSwiftTest }.first
        let failure = late(for: test)
        failure.writeToStandardError()
        if let test {
            test.run { failure.recordIssue() }
        } else {
            failure.recordIssue()
        }
    }
}

extension SourceLocation {
    fileprivate init(_ location: CallerLocation) {
        self.init(
            fileID: location.fileID.description, filePath: location.filePath.description, line: Int(location.line),
            column: Int(location.column))
    }
}
#endif
