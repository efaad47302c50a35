import Chiplog
import Glibc
import Testing

@Suite struct OutputDeviceTests {
    /// A terminal of 93 columns that nobody sees, until `body` returns.
    private func withTerminal(_ body: (Int32) throws -> Void) throws {
        // `posix_openpt` and its kin, which Swift does not import: TIOCSPTLCK and TIOCGPTN of Linux.
        let master = open("/dev/ptmx", O_RDWR | O_NOCTTY)
        try #require(master >= 0)
        defer { close(master) }
        var (isLocked, number): (Int32, UInt32) = (0, 0)
        try #require(ioctl(master, 0x4004_5431, &isLocked) == 0 && ioctl(master, 0x8004_5430, &number) == 0)
        let terminal = open("/dev/pts/\(number)", O_RDWR | O_NOCTTY)
        try #require(terminal >= 0)
        defer { close(terminal) }
        var size = winsize(ws_row: 24, ws_col: 93, ws_xpixel: 0, ws_ypixel: 0)
        try #require(ioctl(terminal, UInt(TIOCSWINSZ), &size) == 0)
        try body(terminal)
    }

    @Test(
        "colour on a terminal, none elsewhere, unless the environment says otherwise",
        arguments: [
            ([:], true, false), (["TERM": "xterm-256color"], true, false), (["TERM": "dumb"], false, false),
            (["CLICOLOR": "0"], false, false), (["NO_COLOR": "1"], false, false), (["NO_COLOR": ""], true, false),
            (["FORCE_COLOR": "1"], true, true), (["CLICOLOR_FORCE": "1", "TERM": "dumb"], true, true),
            (["FORCE_COLOR": "0"], true, false), (["FORCE_COLOR": ""], true, false),
            (["NO_COLOR": "1", "FORCE_COLOR": "1"], false, false),
        ] as [([String: String], Bool, Bool)])
    func colour(environment: [String: String], onTerminal: Bool, elsewhere: Bool) throws {
        try withTerminal { terminal in
            #expect(OutputDevice(descriptor: terminal) { environment[$0] }.takesColour == onTerminal)
        }
        let null = open("/dev/null", O_WRONLY)
        defer { close(null) }
        #expect(OutputDevice(descriptor: null) { environment[$0] }.takesColour == elsewhere)
        #expect(OutputDevice(descriptor: -1) { environment[$0] }.takesColour == elsewhere)
    }

    @Test("a terminal's width is known, a file has none")
    func columns() throws {
        try withTerminal { #expect(OutputDevice(descriptor: $0) { _ in nil }.columns == 93) }
        let null = open("/dev/null", O_WRONLY)
        defer { close(null) }
        #expect(OutputDevice(descriptor: null) { _ in nil }.columns == nil)
    }
}
