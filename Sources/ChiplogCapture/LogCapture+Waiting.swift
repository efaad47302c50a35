import Chiplog

/// A task that waits for a record.
struct RecordWaiter: Sendable {
    let matcher: RecordMatcher
    private let continuation: CheckedContinuation<CapturedRecord?, Never>

    init(_ matcher: RecordMatcher, _ continuation: CheckedContinuation<CapturedRecord?, Never>) {
        self.matcher = matcher
        self.continuation = continuation
    }

    func resume(with record: CapturedRecord?) {
        continuation.resume(returning: record)
    }
}

extension LogCapture.State {
    /// All waiters, who wait no longer.
    mutating func takeWaiters() -> [RecordWaiter] {
        defer { waiters = [:] }
        return Array(waiters.values)
    }

    /// The waiters for the record that has just been appended, who wait no longer.
    mutating func takeWaiters(for event: borrowing LogEvent) -> (record: CapturedRecord, by: [RecordWaiter])? {
        var numbers: [Int] = []
        for (number, waiter) in waiters where waiter.matcher.matches(event) { numbers.append(number) }
        guard !numbers.isEmpty, let record = records.last else { return nil }
        return (record, numbers.compactMap { waiters.removeValue(forKey: $0) })
    }
}

extension LogCapture {
    /// The first record after `mark` that looks like `pattern`, be it there already or still to come. Nil when the capture
    /// is sealed or the task cancelled before there is one. A mark of another capture counts as `.start`.
    public func next(_ pattern: LogPattern, after mark: Mark = .start) async -> CapturedRecord? {
        let matcher = RecordMatcher(pattern)
        let number = state.withLock { state in
            state.waiterCount += 1
            return state.waiterCount
        }
        return await withTaskCancellationHandler {
            await withCheckedContinuation { continuation in
                let waiter = RecordWaiter(matcher, continuation)
                if let answer = answer(to: waiter, number, after: mark) {
                    waiter.resume(with: answer.record)
                }
            }
        } onCancel: {
            state.withLock { $0.waiters.removeValue(forKey: number) }?.resume(with: nil)
        }
    }

    /// What the waiter is to be told at once; nil when it is to wait.
    private func answer(to waiter: RecordWaiter, _ number: Int, after mark: Mark) -> (record: CapturedRecord?, Void)? {
        var searched = mark.sequence(in: id)
        while true {
            // Searched outside the lock, which nobody who logs should wait for; what comes meanwhile is searched next.
            let records = state.withLock { $0.records }
            if let found = records.first(after: searched, waiter.matcher) { return (found, ()) }
            searched = max(searched, records.nextSequence - 1)
            let isWaiting = state.withLock { state in
                guard state.records.nextSequence - 1 <= searched else { return false as Bool? }
                guard state.late == nil, !state.isShutDown, !Task.isCancelled else { return nil }
                state.waiters[number] = waiter
                return true
            }
            switch isWaiting {
            case true?: return nil
            case false?: continue
            case nil: return (nil, ())
            }
        }
    }
}
