import Synchronization

/// A worker's way to its parent, for more than one thread: lines never mix, and none follows a last word.
final class WorkerVoice: Sendable {
    private let socket: Mutex<Int32>

    init(socket: Int32) {
        self.socket = Mutex(socket)
    }

    func say(_ answer: JSON) {
        socket.withLock { answer.sendLine(to: $0) }
    }

    /// Says `answer` and ends the process by `end`, while nobody else can say a word.
    func sayLast(_ answer: JSON, then end: () -> Never) -> Never {
        socket.withLock { socket in
            answer.sendLine(to: socket)
            end()
        }
    }
}
