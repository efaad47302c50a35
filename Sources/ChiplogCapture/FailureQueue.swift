import Chiplog

/// Failures that were raised where no framework can tell whose they are, such as in a detached task or on a thread.
/// They wait for the end of the capture's scope, which reports them on the test's own task.
package final class FailureQueue: Sendable {
    /// Tells the framework of one failure, and of how many more there are that were not kept.
    package typealias Report = @Sendable (_ more: Int) -> Void

    /// Whoever reads so many reads no more.
    package static let most = 100

    private struct State {
        /// Whether somebody will flush; not so before the scope begins, nor for a capture that never has one.
        var isOpen = false
        var waiting: [Report] = []
        /// How many found no room.
        var more = 0
        /// That of the scope around this one, which may last longer.
        var outer: FailureQueue?
        var test: (any CapturedTest)?
    }

    private let state = FutexMutex(State())

    package init() {}

    /// The test that the scope, or the nearest one around it that knows, belongs to.
    package var test: (any CapturedTest)? {
        get {
            let (test, outer) = state.withLock { ($0.test, $0.outer) }
            return test ?? outer?.test
        }
        set { state.withLock { $0.test = newValue } }
    }

    /// Lets failures in: a scope has begun, within that of `outer`.
    package func open(within outer: FailureQueue? = nil) {
        state.withLock { state in
            state.isOpen = true
            state.outer = outer
        }
    }

    /// Keeps `report` until the end of this scope or, when that has passed, of the one around it. Where `most` are
    /// kept it is only counted, and the last of those tells the number.
    ///
    /// - Returns: false when all of them are over, or none ever began: nobody will run `report`.
    package func add(_ report: @escaping Report) -> Bool {
        let (isKept, outer) = state.withLock { state in
            if state.isOpen {
                if state.waiting.count < Self.most { state.waiting.append(report) } else { state.more += 1 }
            }
            return (state.isOpen, state.outer)
        }
        return isKept || outer?.add(report) == true
    }

    /// Runs what waits, in order, in the calling task and without the lock, until nothing is left; then the scope is
    /// over.
    package func flush() {
        while let (reports, more) = takeOrClose() {
            for report in reports.dropLast() {
                report(0)
            }
            reports.last?(more)
        }
    }

    private func takeOrClose() -> (reports: [Report], more: Int)? {
        state.withLock { state in
            if state.waiting.isEmpty {
                state.isOpen = false
                return nil
            }
            defer { (state.waiting, state.more) = ([], 0) }
            return (state.waiting, state.more)
        }
    }
}
