import Chiplog

/// What assertions have to say that are made off the test's own task, where a framework would not know the test: reported
/// when the capture's scope ends.
package final class FailureQueue: Sendable {
    private struct State {
        var reports: [@Sendable () -> Void] = []
        var isOver = false
    }

    private let state = FutexMutex(State())

    init() {}

    /// Keeps `report` for the end of the scope; false, and nothing kept, when that is over.
    package func add(_ report: @escaping @Sendable () -> Void) -> Bool {
        state.withLock { state in
            guard !state.isOver else { return false }
            state.reports.append(report)
            return true
        }
    }

    /// Reports what has been kept, on the current task; takes no more from then on.
    func flush() {
        let reports = state.withLock { state in
            state.isOver = true
            defer { state.reports = [] }
            return state.reports
        }
        for report in reports { report() }
    }
}
