import Glibc

/// A worker under Callgrind, with the files its counts go to; both end with this object.
final class CountedWorker {
    private let connection: WorkerConnection
    private let output: String

    init(_ connection: WorkerConnection, output: String) {
        self.connection = connection
        self.output = output
    }

    deinit {
        unlink(output)
        for number in 1...Self.mostDumps { unlink("\(output).\(number)") }
    }

    private static let mostDumps = 8

    func ask(_ command: String, _ arguments: [JSON.Member] = []) throws(WorkerFailure) -> JSON {
        try connection.ask(command, arguments)
    }

    /// The first `count` dumps that can be read.
    func profiles(_ count: Int) -> [CallgrindProfile] {
        (1...count).compactMap { SystemFile.text("\(output).\($0)").flatMap { CallgrindProfile($0) } }
    }
}
