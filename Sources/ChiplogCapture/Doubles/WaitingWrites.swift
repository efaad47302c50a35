import Chiplog

/// Writes that wait to be let go, first come first, and tests that wait for there to be so many.
///
/// Nobody is woken while the lock is held.
final class WaitingWrites: Sendable {
    private struct State {
        var isOpen = false
        var writes: [FutexWord] = []
        var observers: [Observer] = []
        var lastObserver = 0

        /// Takes out those who have been waiting for what is so now.
        mutating func takeSatisfied() -> [Observer] {
            let satisfied = observers.filter { isOpen || writes.count >= $0.count }
            observers.removeAll { isOpen || writes.count >= $0.count }
            return satisfied
        }
    }

    private struct Observer: Sendable {
        let id: Int
        let count: Int
        let tell: @Sendable (Int) -> Void
    }

    private let state = FutexMutex(State())

    var count: Int { state.withLock { $0.writes.count } }

    /// Returns when this write is let go, or after `limit`; whether it was let go.
    @discardableResult
    func wait(atMost limit: Duration) -> Bool {
        let deadline = ContinuousClock.now.advanced(by: .nanoseconds(limit.clampedNanoseconds))
        let isLetGo = FutexWord(0)
        let (isOpen, count, observers) = state.withLock { state in
            if !state.isOpen {
                state.writes.append(isLetGo)
            }
            return (state.isOpen, state.writes.count, state.takeSatisfied())
        }
        for observer in observers { observer.tell(count) }
        guard !isOpen else { return true }
        while isLetGo.load() == 0 {
            let rest = ContinuousClock.now.duration(to: deadline)
            guard rest > .zero else {
                state.withLock { $0.writes.removeAll { $0 === isLetGo } }
                return false
            }
            isLetGo.wait(while: 0, nanoseconds: max(1, rest.clampedNanoseconds))
        }
        return true
    }

    func releaseOne() -> Bool {
        let first = state.withLock { $0.writes.isEmpty ? nil : $0.writes.removeFirst() }
        first?.letGo()
        return first != nil
    }

    func releaseAll() {
        let (writes, observers) = state.withLock { state in
            state.isOpen = true
            defer { state.writes = [] }
            return (state.writes, state.takeSatisfied())
        }
        for write in writes { write.letGo() }
        for observer in observers { observer.tell(0) }
    }
}

extension WaitingWrites {
    /// Returns how many writes wait once there are `count`, or when there will be no more or the task is cancelled.
    nonisolated(nonsending) func reached(_ count: Int) async -> Int {
        let id = state.withLock { state in
            state.lastObserver += 1
            return state.lastObserver
        }
        return await withTaskCancellationHandler {
            await withCheckedContinuation { continuation in
                observe(Observer(id: id, count: count) { continuation.resume(returning: $0) })
                // Who was cancelled before is not told again.
                if Task.isCancelled { giveUp(id) }
            }
        } onCancel: {
            giveUp(id)
        }
    }

    func blockUntilReached(_ count: Int) -> Int {
        let isReached = FutexWord(0)
        let found = FutexMutex(0)
        observe(
            Observer(id: 0, count: count) { number in
                found.withLock { $0 = number }
                isReached.letGo()
            })
        while isReached.load() == 0 { isReached.wait(while: 0) }
        return found.withLock(\.self)
    }

    private func observe(_ observer: Observer) {
        let (count, satisfied) = state.withLock { state in
            state.observers.append(observer)
            return (state.writes.count, state.takeSatisfied())
        }
        for observer in satisfied { observer.tell(count) }
    }

    private func giveUp(_ id: Int) {
        let (count, observer) = state.withLock { state in
            let index = state.observers.firstIndex { $0.id == id }
            return (state.writes.count, index.map { state.observers.remove(at: $0) })
        }
        observer?.tell(count)
    }
}

extension FutexWord {
    fileprivate func letGo() {
        store(1)
        wakeAll()
    }
}
