/// Whose scope the process is: one capture's at a time, and within that one's, those nested in it.
struct ProcessScope {
    typealias Continuation = CheckedContinuation<Bool, Never>

    /// The outermost first.
    private var owners: [LogCapture] = []
    private var waiting: [(capture: LogCapture, continuation: Continuation)] = []

    var owner: LogCapture? { owners.last }

    /// False where the process is the scope of a capture that does not enclose this one.
    mutating func enter(_ capture: LogCapture) -> Bool {
        guard mayEnter(capture) else { return false }
        owners.append(capture)
        return true
    }

    private func mayEnter(_ capture: LogCapture) -> Bool {
        owners.last.map { owner in capture.ancestors.contains { $0 === owner } } ?? true
    }

    /// Lets `capture` in when its turn comes; its continuation is then to be told true.
    mutating func wait(_ capture: LogCapture, _ continuation: Continuation) {
        waiting.append((capture, continuation))
    }

    /// Lets `capture` wait no longer; returns who is to be told, unless it does not wait.
    mutating func giveUp(_ capture: LogCapture) -> Continuation? {
        waiting.firstIndex { $0.capture === capture }.map { waiting.remove(at: $0).continuation }
    }

    /// Takes the capture out, if it is in; returns who is to be told that it is in now.
    mutating func leave(_ capture: LogCapture) -> Continuation? {
        guard let place = owners.lastIndex(where: { $0 === capture }) else { return nil }
        owners.remove(at: place)
        guard let first = waiting.firstIndex(where: { mayEnter($0.capture) }) else { return nil }
        let next = waiting.remove(at: first)
        owners.append(next.capture)
        return next.continuation
    }
}

extension LogCapture {
    /// The captures in whose scopes this one's is, the innermost first.
    fileprivate var ancestors: UnfoldSequence<LogCapture, LogCapture?> {
        sequence(state: parent) { next in
            defer { next = next?.parent }
            return next
        }
    }
}
