import ChiplogBench
import Glibc
import Testing

/// One run of the toy benchmark as a process of its own, in a folder of its own.
final class ToyRun {
    /// How it ended and what it said.
    struct Result {
        /// The exit code; nil when a signal ended it.
        var code: Int32?
        var output: String
        var errors: String
    }

    let folder: String
    private(set) var pid: pid_t = 0

    convenience init() throws {
        var template = Array("/tmp/chiplog-test-XXXXXX".utf8CString)
        self.init(in: String(cString: try #require(mkdtemp(&template))))
    }

    /// In a folder that is there and goes with the run.
    init(in folder: String) {
        self.folder = folder
        mkdir("\(folder)/scenarios", 0o755)
        // Where workers make their folders; empty again when all is well.
        mkdir("\(folder)/tmp", 0o755)
    }

    deinit {
        _ = Self.spawn("/bin/rm", ["-rf", folder]).map { waitpid($0, nil, 0) }
    }

    /// Writes a scenario file; `members` follow the header that every scenario needs.
    func scenario(_ name: String, _ members: String...) throws {
        let header = ["\"schema\": \"chiplog.scenario/1\"", "\"name\": \"\(name)\""]
        try write("scenarios/\(name).json", "{" + (header + members).joined(separator: ",\n") + "}")
    }

    func write(_ name: String, _ text: String) throws {
        let file = try #require(fopen("\(folder)/\(name)", "w"))
        defer { fclose(file) }
        fputs(text, file)
    }

    /// The text of a file; nil when it is not there.
    func read(_ name: String) -> String? {
        guard let file = fopen("\(folder)/\(name)", "r") else { return nil }
        defer { fclose(file) }
        var bytes: [UInt8] = []
        while case let byte = getc(file), byte != EOF { bytes.append(UInt8(byte)) }
        return String(decoding: bytes, as: UTF8.self)
    }

    /// Writes a program that is the toy, but goes wrong as `fault` says.
    ///
    /// - Returns: Its path.
    func build(_ name: String, fault: String) throws -> String {
        try write(name, "#!/bin/sh\nTOY_FAULT=\(fault) exec '\(try #require(Self.toyPath))' \"$@\"\n")
        chmod("\(folder)/\(name)", 0o755)
        return "./\(name)"
    }

    /// The rows of the report, in order.
    func rows() throws -> [JSON] {
        let report = try JSON.parse(try #require(read("reports/latest.json")))
        return try #require(report["results"]?.array)
    }

    /// The names in a folder, sorted.
    func names(in name: String) -> [String] {
        guard let folder = opendir("\(folder)/\(name)") else { return [] }
        defer { closedir(folder) }
        var names: [String] = []
        while let entry = readdir(folder) {
            let name = withUnsafeBytes(of: &entry.pointee.d_name) { bytes in
                String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self)
            }
            if name != "." && name != ".." { names.append(name) }
        }
        return names.sorted()
    }

    /// Starts the toy; `prefix` is a shell command before it, such as `ulimit -f 1`; `streams` are closed for it,
    /// as in `2>&-`.
    func start(_ arguments: [String], after prefix: String = ":", closing streams: String = "") throws {
        let toy = try #require(Self.toyPath)
        let script =
            "cd \(folder); TMPDIR=\(folder)/tmp; export TMPDIR; \(prefix); exec \"$0\" \"$@\" >out.txt 2>err.txt \(streams)"
        pid = try #require(Self.spawn("/bin/sh", ["-c", script, toy] + arguments))
    }

    /// Waits for the process that was started.
    func wait() -> Result {
        var status: Int32 = 0
        while waitpid(pid, &status, 0) < 0 && errno == EINTR {}
        return Result(
            code: status & 0x7f == 0 ? (status >> 8) & 0xff : nil, output: read("out.txt") ?? "",
            errors: read("err.txt") ?? "")
    }

    /// Starts the toy and waits for its end.
    func run(
        _ arguments: String..., after prefix: String = ":", closing streams: String = ""
    ) throws -> Result {
        try start(arguments, after: prefix, closing: streams)
        return wait()
    }

    /// The executable beside the test bundle, which the kernel lists among the files mapped into this process.
    static var toyPath: String? {
        guard let maps = fopen("/proc/self/maps", "r") else { return nil }
        defer { fclose(maps) }
        var line = [CChar](repeating: 0, count: 8_192)
        while fgets(&line, Int32(line.count), maps) != nil {
            let text = String(
                decoding: line.prefix { $0 != 0 && $0 != 10 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
            guard text.hasSuffix(".xctest"), let start = text.firstIndex(of: "/"), let end = text.lastIndex(of: "/")
            else { continue }
            return String(text[start...end]) + "ToyBenchmark"
        }
        return nil
    }

    private static func spawn(_ program: String, _ arguments: [String]) -> pid_t? {
        // Threads of Swift's pool block signals, which a child would inherit.
        var attributes = posix_spawnattr_t()
        posix_spawnattr_init(&attributes)
        defer { posix_spawnattr_destroy(&attributes) }
        var none = sigset_t()
        sigemptyset(&none)
        posix_spawnattr_setsigmask(&attributes, &none)
        posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETSIGMASK))
        let argv: [UnsafeMutablePointer<CChar>?] = ([program] + arguments).map { strdup($0) } + [nil]
        let environment: [UnsafeMutablePointer<CChar>?] = [strdup("PATH=/usr/bin:/bin"), nil]
        defer { for text in argv + environment { free(text) } }
        var pid: pid_t = 0
        return posix_spawn(&pid, program, nil, &attributes, argv, environment) == 0 ? pid : nil
    }
}
