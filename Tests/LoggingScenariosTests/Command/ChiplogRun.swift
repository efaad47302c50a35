import ChiplogBench
import Glibc
import Testing

/// One run of the built `chiplog` as a process of its own, in a folder of its own.
struct ChiplogRun {
    /// How it ended and what it said.
    struct Result {
        /// The exit code; nil when a signal ended it.
        var code: Int32?
        var errors: String
    }

    let folder = TemporaryFolder()

    init() {
        folder.makeFolder("scenarios")
        folder.makeFolder("tmp")
    }

    /// Writes a scenario file; `sections` follow the header that every scenario needs.
    func scenario(_ name: String, _ sections: String) {
        folder.write(
            "scenarios/\(name).json", #"{ "schema": "chiplog.scenario/1", "name": "\#(name)", \#(sections) }"#)
    }

    /// Runs to the end; `prefix` is a shell command before it, such as `ulimit -f 1`.
    func run(_ arguments: String..., after prefix: String = ":") throws -> Result {
        try run(arguments, after: prefix)
    }

    /// The same with the verb's arguments in a list.
    func run(_ verb: String, arguments: [String]) throws -> Result {
        try run([verb] + arguments, after: ":")
    }

    private func run(_ arguments: [String], after prefix: String) throws -> Result {
        let command = try #require(Self.path)
        let script = "\(prefix); TMPDIR=$PWD/tmp; export TMPDIR; exec \"$0\" \"$@\" >out.txt 2>err.txt"
        let code = shell("cd \(folder.path); " + script, [command] + arguments)
        return Result(code: code, errors: folder.read("err.txt") ?? "")
    }

    /// The rows of the report, in order.
    func rows() throws -> [JSON] {
        let text = try #require(folder.read("reports/latest.json"))
        return try #require(try JSON.parse(text)["results"]?.array)
    }

    /// The command beside the test bundle, which the kernel lists among the files mapped into this process.
    private static var path: String? {
        let maps = readFile("/proc/self/maps") ?? ""
        guard let line = maps.split(separator: "\n").first(where: { $0.hasSuffix(".xctest") }),
            let start = line.firstIndex(of: "/"), let end = line.lastIndex(of: "/")
        else { return nil }
        return line[start...end] + "chiplog"
    }
}

/// Runs a shell script with `$0`, `$1` … and waits for it; its exit code, or nil when a signal ended it.
func shell(_ script: String, _ arguments: [String] = []) -> Int32? {
    // Threads of Swift's pool block signals, which a child would inherit.
    var attributes = posix_spawnattr_t()
    posix_spawnattr_init(&attributes)
    defer { posix_spawnattr_destroy(&attributes) }
    var none = sigset_t()
    sigemptyset(&none)
    posix_spawnattr_setsigmask(&attributes, &none)
    posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETSIGMASK))
    let argv: [UnsafeMutablePointer<CChar>?] = (["/bin/sh", "-c", script] + arguments).map { strdup($0) } + [nil]
    let path = getenv("PATH").map { String(cString: $0) } ?? "/usr/bin:/bin"
    let environment: [UnsafeMutablePointer<CChar>?] = [strdup("PATH=\(path)"), nil]
    defer { for text in argv + environment { free(text) } }
    var pid: pid_t = 0
    guard posix_spawn(&pid, "/bin/sh", nil, &attributes, argv, environment) == 0 else { return nil }
    var status: Int32 = 0
    while waitpid(pid, &status, 0) < 0 && errno == EINTR {}
    return status & 0x7F == 0 ? (status >> 8) & 0xFF : nil
}
