import Glibc
import Testing

/// One run of the program LogVictim, which logs 2 × 2300 events and ends as told.
struct Victim {
    enum End: Equatable {
        case code(Int32)
        case signal(Int32)
    }

    let folder = TemporaryFolder()
    var end = End.code(-1)

    /// - Parameter signal: sent once the victim is ready.
    init(_ sink: String, _ ending: String, signal: Int32? = nil) throws {
        var ends: [Int32] = [0, 0]
        pipe(&ends)
        _ = fcntl(ends[0], F_SETFD, FD_CLOEXEC)
        defer { close(ends[0]) }
        let pid = try Self.spawn([try Self.path, sink, ending, folder.path], output: ends[1])
        close(ends[1])
        var ready: [UInt8] = [0, 0, 0, 0, 0, 0]
        let count = read(ends[0], &ready, ready.count)
        #expect(String(decoding: ready.prefix(max(0, count)), as: UTF8.self) == "ready\n")
        if let signal { kill(pid, signal) }
        var status: Int32 = 0
        while waitpid(pid, &status, 0) < 0 && errno == EINTR {}
        end = status & 0x7F == 0 ? .code(status >> 8 & 0xFF) : .signal(status & 0x7F)
    }

    /// The program beside the test bundle, which the kernel lists among the files mapped into this process.
    private static var path: String {
        get throws {
            let maps = String(decoding: readBytes("/proc/self/maps") ?? [], as: UTF8.self)
            let line = try #require(maps.split(separator: "\n").first { $0.hasSuffix(".xctest") })
            let start = try #require(line.firstIndex(of: "/"))
            let end = try #require(line.lastIndex(of: "/"))
            return line[start...end] + "LogVictim"
        }
    }

    /// With every signal's default action, none blocked, and what it says of itself kept quiet.
    private static func spawn(_ arguments: [String], output: Int32) throws -> pid_t {
        var actions = posix_spawn_file_actions_t()
        posix_spawn_file_actions_init(&actions)
        defer { posix_spawn_file_actions_destroy(&actions) }
        posix_spawn_file_actions_adddup2(&actions, output, 1)
        posix_spawn_file_actions_addopen(&actions, 2, "/dev/null", O_WRONLY, 0)
        var attributes = posix_spawnattr_t()
        posix_spawnattr_init(&attributes)
        defer { posix_spawnattr_destroy(&attributes) }
        var signals = sigset_t()
        sigemptyset(&signals)
        posix_spawnattr_setsigmask(&attributes, &signals)
        sigfillset(&signals)
        posix_spawnattr_setsigdefault(&attributes, &signals)
        posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETSIGMASK) | Int16(POSIX_SPAWN_SETSIGDEF))
        // A backtrace takes seconds, and is not what is looked at here; the address sanitizer's leak checker takes what
        // threads hold that a forked child does not have for lost.
        let environment = Self.cStrings(["SWIFT_BACKTRACE=enable=no", "ASAN_OPTIONS=detect_leaks=0"])
        let argv = Self.cStrings(arguments)
        defer { for text in argv + environment { free(text) } }
        var pid: pid_t = 0
        let code = posix_spawn(&pid, arguments[0], &actions, &attributes, argv, environment)
        try #require(code == 0, "\(arguments[0]) does not start: \(String(cString: strerror(code)))")
        return pid
    }

    /// Copies to be freed, and nil behind them.
    private static func cStrings(_ texts: [String]) -> [UnsafeMutablePointer<CChar>?] {
        texts.map { strdup($0) } + [nil]
    }
}
