/// Where in a test an expectation is called.
enum ExpectationPlace: String, CaseIterable, Sendable {
    case body, asynchronousBody, childTask, taskGroup, unstructuredTask, detachedTask, dispatchQueue, thread,
        afterTheEnd

    /// Whether the test's function must be `async`.
    var isAsynchronous: Bool { self != .body && self != .afterTheEnd }

    /// Whether a call that needs `await` can stand there.
    var takesAsynchronous: Bool { isAsynchronous && self != .dispatchQueue && self != .thread }

    /// The lines that bring the call there; it stands between them on a line of its own.
    var lines: (before: [String], after: [String]) {
        switch self {
        case .body, .asynchronousBody:
            ([], [])
        case .childTask:
            (["async let done: Void = {"], ["}()", "await done"])
        case .taskGroup:
            (["await withTaskGroup(of: Void.self) { group in group.addTask {"], ["} }"])
        case .unstructuredTask:
            (["await Task {"], ["}.value"])
        case .detachedTask:
            (
                ["let context = LogContext.current", "await Task.detached { await context.run { () async in"],
                ["} }.value"]
            )
        case .dispatchQueue:
            carried { "DispatchQueue.global().async { \($0) }" }
        case .thread:
            carried { "Thread { \($0) }.start()" }
        case .afterTheEnd:
            (["let context = LogContext.current", "AfterTheEnd.run { context.run {"], ["} }"])
        }
    }

    private func carried(_ start: (String) -> String) -> (before: [String], after: [String]) {
        let parts = start("context.run {|}; done.resume()").split(separator: "|").map(String.init)
        return (
            ["let context = LogContext.current", "await withCheckedContinuation { done in \(parts[0])"],
            ["\(parts[1]) }"]
        )
    }
}
