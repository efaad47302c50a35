import Chiplog
import Foundation
import Testing

@testable import ChiplogTesting

@Suite struct TaskContextTests {
    @TaskLocal private static var word = "none"

    private final class Heard: Sendable {
        private let words = FutexMutex<[String]>([])
        var all: [String] { words.withLock { $0 } }
        func note() { words.withLock { $0.append(TaskContextTests.word) } }
    }

    private let heard = Heard()

    private func contextOfATask() -> TaskContext {
        Self.$word.withValue("kept") { TaskContext() }
    }

    @Test func workRunsAtOnceWithTheTaskLocalsOfTheTaskThatEnded() {
        let context = contextOfATask()
        context.run { [heard] in heard.note() }
        context.run { [heard] in heard.note() }
        #expect(heard.all == ["kept", "kept"])
        #expect(Self.word == "none")
    }

    @Test func theCallersOwnTaskLocalsAndTaskAreUntouched() async {
        let context = contextOfATask()
        await Self.$word.withValue("caller's") {
            await Task { [heard] in
                let before = withUnsafeCurrentTask { $0.hashValue }
                context.run { heard.note() }
                heard.note()
                #expect(withUnsafeCurrentTask { $0.hashValue } == before)
            }.value
        }
        #expect(heard.all == ["kept", "caller's"])
    }

    @Test func workRunsOnTheThreadThatBringsIt() async {
        let context = contextOfATask()
        let isSame = await withCheckedContinuation { continuation in
            Thread {
                let isSame = FutexMutex(false)
                let thread = ObjectIdentifier(Thread.current)
                context.run { isSame.withLock { $0 = ObjectIdentifier(Thread.current) == thread } }
                continuation.resume(returning: isSame.withLock { $0 })
            }.start()
        }
        #expect(isSame)
    }

    @Test func workThatBringsMoreWorkIsRunInTurn() {
        let context = contextOfATask()
        context.run { [heard] in
            context.run { heard.note() }
            heard.note()
        }
        #expect(heard.all == ["kept", "kept"])
    }

    @Test func allWorkOfManyThreadsIsRun() async {
        let context = contextOfATask()
        await withTaskGroup { group in
            for _ in 0..<4 {
                group.addTask { [heard] in
                    for _ in 0..<50 { context.run { heard.note() } }
                }
            }
        }
        #expect(heard.all.count == 200)
    }

    @Test func theTaskLocalsAreLetGoOfWithTheContext() {
        final class Held: Sendable {
            @TaskLocal static var current: Held?
        }
        weak var weakHeld: Held?
        do {
            let held = Held()
            weakHeld = held
            let context = Held.$current.withValue(held) { TaskContext() }
            context.run {}
            #expect(weakHeld != nil)
        }
        #expect(weakHeld == nil)
    }
}
