import ChiplogBench
import Glibc
import Testing

@testable import LoggingScenarios

@Suite("A scenario's sink that is shut down twice", .serialized)
struct ShutdownTests {
    static let sinks =
        SinkSection.Kind.allCases.filter { $0 != .fanOut && $0 != .faulty && $0 != .fullDisk }.map {
            #"{ "kind": "\#($0.rawValue)" }"#
        } + [
            #"{ "kind": "fan-out", "sinks": ["file", "null"] }"#,
            #"{ "kind": "faulty", "fault": "double", "fault_every": 10 }"#,
        ]

    @Test("writes nothing again, and closes what is its own only", arguments: sinks)
    func twice(sink: String) throws {
        let folder = TemporaryFolder()
        let workload = try LoggingProvider().makeWorkload(
            WorkloadRequest(
                scenario: try scenarios(#""format": "json", "sink": \#(sink)"#)[0], pass: .verify, seed: 42,
                directory: folder.path))
        try workload.prepare()
        workload.run(thread: 0, events: 0..<100)
        try workload.drain()
        try workload.finish()
        // A pipe cannot be read twice.
        let lines = { folder.names(in: ".").filter { !$0.hasSuffix(".pipe") }.map { folder.lines($0) } }
        let before = lines()
        // They take the numbers that the first shutdown has set free.
        let files = (0..<64).map { _ in open("/dev/null", O_RDONLY | O_CLOEXEC) }
        try workload.finish()
        for file in files {
            #expect(fcntl(file, F_GETFD) >= 0)
            close(file)
        }
        #expect(lines() == before)
    }
}
