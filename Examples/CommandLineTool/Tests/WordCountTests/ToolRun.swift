import Foundation

/// One run of the tool.
struct ToolRun {
    let code: Int32
    let output: String
    let errors: String

    /// - Parameter isOnTerminal: Whether standard error is a terminal, a pseudo one.
    init(_ arguments: String..., environment: [String: String] = [:], isOnTerminal: Bool = false) throws {
        let tool = Process()
        // Where the test bundle is, the tool is, too.
        tool.executableURL = URL(fileURLWithPath: CommandLine.arguments[0]).deletingLastPathComponent()
            .appendingPathComponent("wordcount")
        tool.arguments = arguments
        tool.environment = environment.merging(["TERM": "xterm"]) { given, _ in given }
        let output = Pipe()
        let errors = isOnTerminal ? try Self.terminal() : Self.pipe()
        tool.standardOutput = output
        tool.standardError = errors.writing
        try tool.run()
        try errors.writing.close()
        self.errors = Self.text(of: errors.reading)
        self.output = Self.text(of: output.fileHandleForReading)
        tool.waitUntilExit()
        code = tool.terminationStatus
    }

    private typealias Ends = (reading: FileHandle, writing: FileHandle)

    private static func pipe() -> Ends {
        let pipe = Pipe()
        return (pipe.fileHandleForReading, pipe.fileHandleForWriting)
    }

    private static func terminal() throws -> Ends {
        var (master, slave): (Int32, Int32) = (-1, -1)
        guard openpty(&master, &slave, nil, nil, nil) == 0 else { throw POSIXError(.ENODEV) }
        return (
            FileHandle(fileDescriptor: master, closeOnDealloc: true),
            FileHandle(fileDescriptor: slave, closeOnDealloc: true)
        )
    }

    /// Everything up to the end; a terminal ends with an error where a pipe just ends.
    private static func text(of end: FileHandle) -> String {
        var bytes: [UInt8] = []
        var chunk = [UInt8](repeating: 0, count: 4_096)
        while case let count = read(end.fileDescriptor, &chunk, chunk.count), count > 0 { bytes += chunk[..<count] }
        return String(decoding: bytes, as: UTF8.self)
    }
}
