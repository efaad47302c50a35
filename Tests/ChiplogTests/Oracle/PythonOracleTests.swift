import Chiplog
import Glibc
import Synchronization
import Testing

/// Another language reads back what the formatters wrote: `Tests/Oracles/line_oracle.py`.
///
/// Skipped where there is no Python, but never in continuous integration: there its absence is a failure.
@Suite(.enabled(if: mustOrCanRunPython, "python3 is not installed"))
struct PythonOracleTests {
    /// What the script's `main` has a reader for.
    private static func formats() throws -> [(name: String, formatter: any LogFormatter)] {
        let names = JSONFormatter.Keys(
            time: "field.x", level: "order", label: nil, message: "", error: "exc", trace: "trace", span: "span")
        let renamed = try JSONFormatter(keys: names, time: .unixNanoseconds, level: .severityNumber)
        let nested = try JSONFormatter(time: .unixMilliseconds, level: .uppercaseName, fields: .under("attributes"))
        return [
            ("json", .json), ("renamed", renamed), ("nested", nested), ("opentelemetry", .openTelemetry),
            ("logfmt", .logfmt), ("text", .text),
        ]
    }

    @Test("every line gives back the typed values that went in, read by Python: 100,000 hostile events")
    func hostileEvents() throws {
        let folder = TemporaryFolder()
        let time = Atomic<Int64>(0)
        let clock = LogClock.custom { LogTimestamp(nanosecondsSince1970: time.load(ordering: .relaxed)) }
        let sinks = try Self.formats().map { name, formatter in
            try FileSink(folder.file(name), format: formatter, flushAt: .off)
        }
        let pipeline = Pipeline(level: .trace, sinks: sinks, clock: clock)
        var expectation = Expectation()
        var generator = SeededGenerator(seed: 20_261_121)
        let count = min(longRun / 10, 100_000)
        for number in 0..<count {
            let event = HostileEvent(using: &generator, number: number)
            time.store(event.time, ordering: .relaxed)
            event.log(to: pipeline)
            event.expect(in: &expectation)
        }
        try pipeline.shutdown()
        try writeBytes(expectation.bytes, to: folder.file("expected"))
        let (status, output) = try python("line_oracle.py", folder.path, "\(count)")
        #expect(status == 0, "\(output)")
        #expect(output.contains("\(count) events agree"), "\(output)")
    }

    /// Runs a script of `Tests/Oracles`; gives its exit code and what it printed.
    private func python(_ script: String, _ arguments: String...) throws -> (status: Int32, output: String) {
        let tests = #filePath.split(separator: "/", omittingEmptySubsequences: false).dropLast(3).joined(separator: "/")
        var ends: [Int32] = [0, 0]
        try #require(pipe(&ends) == 0)
        var actions = posix_spawn_file_actions_t()
        posix_spawn_file_actions_init(&actions)
        posix_spawn_file_actions_adddup2(&actions, ends[1], 1)
        posix_spawn_file_actions_adddup2(&actions, ends[1], 2)
        posix_spawn_file_actions_addclose(&actions, ends[0])
        defer { posix_spawn_file_actions_destroy(&actions) }
        let words = ["python3", "\(tests)/Oracles/\(script)"] + arguments
        var argv = words.map { strdup($0) } + [nil]
        defer { for word in argv { free(word) } }
        var child: pid_t = 0
        let code = posix_spawnp(&child, "python3", &actions, nil, &argv, environ)
        close(ends[1])
        defer { close(ends[0]) }
        try #require(
            code == 0, "python3, which reads the lines back, could not be started: \(String(cString: strerror(code)))")
        let output = String(decoding: readToEnd(ends[0]), as: UTF8.self)
        var status: Int32 = 0
        waitpid(child, &status, 0)
        return (status, output)
    }

    private func writeBytes(_ bytes: [UInt8], to path: String) throws {
        let descriptor = open(path, O_WRONLY | O_CREAT, 0o644)
        try #require(descriptor >= 0)
        defer { close(descriptor) }
        var rest = bytes[...]
        while !rest.isEmpty {
            let count = rest.withUnsafeBytes { write(descriptor, $0.baseAddress, $0.count) }
            try #require(count > 0)
            rest = rest.dropFirst(count)
        }
    }
}

private var mustOrCanRunPython: Bool {
    guard getenv("CI") == nil else { return true }
    let path = getenv("PATH").map { String(cString: $0) } ?? ""
    return path.split(separator: ":").contains { access("\($0)/python3", X_OK) == 0 }
}
