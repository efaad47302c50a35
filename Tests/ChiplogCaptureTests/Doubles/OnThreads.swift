import Chiplog
import Testing

/// Runs `body` on `count` threads at once, and returns when all have ended.
func onThreads(_ count: Int, _ body: @escaping @Sendable (Int) -> Void) {
    let threads = (0..<count).map { number in WriterThread { body(number) } }
    for thread in threads {
        #expect(thread != nil, "the system has no thread left")
        thread?.join()
    }
}
