/// Whose scope the process is: one capture's at a time, and within that one's, those nested in it.
struct ProcessScope {
    /// The outermost first.
    private var owners: [LogCapture] = []
    var waiting: [(capture: LogCapture, continuation: CheckedContinuation<Void, Never>)] = []

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

    /// Takes the capture out, if it is in; returns who is to be told that it is in now.
    mutating func leave(_ capture: LogCapture) -> CheckedContinuation<Void, Never>? {
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
