import Glibc
import Testing

/// What a hanging toy says through a named pipe: that it is there, and, by closing it, that it is gone.
final class Announcement {
    let pid: pid_t
    private let pipe: Int32

    /// Waits until the toy hangs.
    init(_ run: ToyRun) throws {
        pipe = open("\(run.folder)/announcement", O_RDONLY)
        var line = [UInt8](repeating: 0, count: 64)
        let count = read(pipe, &line, line.count)
        pid = try #require(pid_t(String(decoding: line.prefix(max(0, count)), as: UTF8.self)))
    }

    deinit { close(pipe) }

    /// Waits until the kernel has closed the toy's end.
    func waitForEnd() {
        var byte: UInt8 = 0
        #expect(read(pipe, &byte, 1) == 0)
    }
}
