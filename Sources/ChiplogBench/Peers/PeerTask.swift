import CBenchSystem
import Glibc

/// What a peer's workers are told of a row: its settings, and a file with its events.
struct PeerTask {
    let json: JSON
    private let path: String

    /// Writes the events to a file of their own in `scratch`.
    init(
        _ scenario: Scenario, _ events: any PeerEvents, seed: UInt64, scratch: String
    ) throws(WorkloadError) {
        path = "\(scratch)/chiplog-\(getpid())-\(cbench_monotonic_ns())-events.json"
        let own = [JSON.Member("scenario", .string(scenario.name)), JSON.Member("events", .string(path))]
        json = .object(own + (try events.settings(of: scenario)))
        let document: JSON = ["events": .array(try events.events(of: scenario, seed: seed))]
        try Self.write(document.text(), to: path)
    }

    /// Takes the file away.
    func remove() { unlink(path) }

    private static func write(_ text: String, to path: String) throws(WorkloadError) {
        guard let file = fopen(path, "wxe") else { throw failure(path) }
        let isWritten = fputs(text, file) >= 0
        guard fclose(file) == 0, isWritten else {
            let failure = failure(path)
            unlink(path)
            throw failure
        }
    }

    private static func failure(_ path: String) -> WorkloadError {
        WorkloadError("cannot write the events to \(path): \(String(cString: strerror(errno)))")
    }
}
