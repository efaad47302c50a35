import Chiplog

// Captures whose scope is the process take turns.
extension CaptureRouter {
    /// Makes the process `capture`'s scope; false, and nothing done, where it is another's.
    static func tryEnterProcess(_ capture: LogCapture) -> Bool {
        state.withLock { $0.process.enter(capture) }
    }

    /// Makes the process `capture`'s scope once it is nobody else's; unless the task is cancelled first, which is told.
    static func enterProcess(_ capture: LogCapture, _ patience: ProcessPatience) async {
        if tryEnterProcess(capture) { return }
        let notice = Task {
            try await patience.clock.sleep(for: ProcessPatience.limit)
            patience.tellOfWait(capture, for: processOwner)
        }
        defer { notice.cancel() }
        if await waitForProcess(capture) { return }
        patience.tellOfCancellation(capture, for: processOwner)
    }

    /// False where the task is cancelled first.
    private static func waitForProcess(_ capture: LogCapture) async -> Bool {
        await withTaskCancellationHandler {
            await withCheckedContinuation { continuation in
                let answer = state.withLock { state -> Bool? in
                    if state.process.enter(capture) { return true }
                    // Whoever is cancelled from here on is found among those who wait.
                    if Task.isCancelled { return false }
                    state.process.wait(capture, continuation)
                    return nil
                }
                if let answer { continuation.resume(returning: answer) }
            }
        } onCancel: {
            state.withLock { $0.process.giveUp(capture) }?.resume(returning: false)
        }
    }

    /// In words.
    private static var processOwner: String {
        state.withLock(\.process.owner).map { $0.origin.description } ?? "another log capture"
    }
}
