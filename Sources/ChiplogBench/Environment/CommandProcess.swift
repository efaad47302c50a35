import CBenchSystem
import Glibc

/// A command that may take long, in a session of its own, with all that it says.
///
/// The session ends with this object at the latest: by then what the command started is killed along with it. It has no
/// terminal, so that nobody is asked for a password. When this process is killed, the command's next word meets a closed
/// socket, which ends it too.
package final class CommandProcess {
    /// What a wait ended with.
    package enum Arrival: Equatable, Sendable {
        /// Every command has closed its standard output.
        case ended
        case timedOut
        case interrupted
    }

    /// What it wrote to standard output.
    package private(set) var output: [UInt8] = []
    /// What it wrote to both streams, as it arrived.
    package private(set) var transcript: [UInt8] = []
    private let child: ChildProcess
    private var outputIsOpen = true
    private var errorsAreOpen = true

    /// The most kept of a stream: more than git lists or a build says, less than a command in a loop may write.
    private static let limit = 16 << 20

    /// Starts `executable` with `variables` as its whole environment and nothing on its standard input.
    package init(
        _ executable: String, _ arguments: [String], variables: [String: String]
    ) throws(CommandFailure) {
        do throws(ChildProcessError) {
            child = try ChildProcess(executable, arguments: arguments, base: variables, leadsSession: true)
        } catch {
            throw CommandFailure(description: "\(error)")
        }
        shutdown(child.socket, Int32(SHUT_WR))
    }

    /// Waits until all of `commands` have ended or are about to; tells each time that one of them has said something.
    ///
    /// - Parameter time: How long to wait at most; nil for as long as it takes.
    package static func wait(
        for commands: [CommandProcess], within time: Duration? = nil, or stop: Interruption, tell: () -> Void = {}
    ) -> Arrival {
        let deadline = time.map { cbench_monotonic_ns() + $0.nanoseconds }
        while true {
            let open = commands.filter(\.outputIsOpen)
            if open.isEmpty { return .ended }
            let now = cbench_monotonic_ns()
            if let deadline, now >= deadline { return .timedOut }
            // Rounded up to milliseconds, so that the deadline has passed when the wait ends by it.
            let milliseconds = deadline.map { Int32(min(($0 - now) / 1_000_000 + 1, 3_600_000)) } ?? -1
            var entries = open.flatMap(\.entries)
            entries.append(pollfd(fd: stop.descriptor, events: Int16(POLLIN), revents: 0))
            guard poll(&entries, nfds_t(entries.count), milliseconds) > 0 else { continue }
            if entries[2 * open.count].revents != 0 { return .interrupted }
            for (index, command) in open.enumerated() {
                command.take(output: entries[2 * index].revents != 0, errors: entries[2 * index + 1].revents != 0)
            }
            tell()
        }
    }

    /// How it ended; what has not ended within two seconds of its last word is killed.
    package func ending() -> ChildEnding { child.endByItself() }

    /// Asks the commands and all that they started to end, and kills what has not ended two seconds later.
    package static func end(_ commands: [CommandProcess]) {
        for command in commands { command.child.askToEnd() }
        let deadline = ChildProcess.soon
        for command in commands { _ = command.child.endByItself(by: deadline) }
    }

    private var entries: [pollfd] {
        [
            pollfd(fd: child.socket, events: Int16(POLLIN), revents: 0),
            pollfd(fd: errorsAreOpen ? child.errors : -1, events: Int16(POLLIN), revents: 0),
        ]
    }

    private func take(output hasOutput: Bool, errors hasErrors: Bool) {
        if hasErrors { takeErrors() }
        guard hasOutput else { return }
        // A socket that is broken has ended, too.
        let bytes = ChildOutput.read(child.socket) ?? []
        guard bytes.isEmpty else {
            Self.keep(bytes, in: &output)
            Self.keep(bytes, in: &transcript)
            return
        }
        outputIsOpen = false
        // As much as a pipe holds: a child of its own may still be writing.
        var pieces = 0
        while pieces < 16, takeErrors() { pieces += 1 }
    }

    /// False when there is no more just now.
    @discardableResult
    private func takeErrors() -> Bool {
        guard errorsAreOpen, let bytes = ChildOutput.read(child.errors) else { return false }
        errorsAreOpen = !bytes.isEmpty
        Self.keep(bytes, in: &transcript)
        return errorsAreOpen
    }

    private static func keep(_ bytes: [UInt8], in kept: inout [UInt8]) {
        kept += bytes.prefix(limit - kept.count)
    }
}
