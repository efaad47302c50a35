/// Whose scope the process is: one capture's at a time, and within that one's, those nested in it.
struct ProcessScope {
    /// The outermost first.
    private var owners: [LogCapture] = []
    var waiting: [(capture: LogCapture, continuation: CheckedContinuation<Void, Never>)] = []

    var owner: LogCapture? { owners.last }

    /// False where the process is the scope of another capture, unless that one encloses this.
    mutating func enter(_ capture: LogCapture) -> Bool {
        guard owners.isEmpty || capture.ancestors.contains(where: { $0 === owners[0] }) else { return false }
        owners.append(capture)
        return true
    }

    /// Takes the capture out, if it is in; returns who is to be told that it is in now.
    mutating func leave(_ capture: LogCapture) -> CheckedContinuation<Void, Never>? {
        guard let place = owners.lastIndex(where: { $0 === capture }) else { return nil }
        owners.remove(at: place)
        guard owners.isEmpty, !waiting.isEmpty else { return nil }
        let next = waiting.removeFirst()
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
