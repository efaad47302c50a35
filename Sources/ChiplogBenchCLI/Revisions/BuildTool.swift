import ChiplogBench

/// A program that builds need, such as git, run to its end and heard out.
struct BuildTool: Sendable {
    let executable: String
    /// Its whole environment.
    var variables: [String: String]
    var stop: Interruption

    /// Starts it with `arguments` and waits for its end. After an error nothing of it is left running.
    ///
    /// - Returns: What it wrote to standard output, without the last line's end.
    func run(_ arguments: [String], within time: Duration) throws(ToolFailure) -> String {
        if stop.isRaised { throw .interrupted }
        let process = try start(arguments)
        switch CommandProcess.wait(for: [process], within: time, or: stop) {
        case .ended:
            let ending = process.ending()
            guard ending == .exited(0) else { throw .failed(process.lastWords ?? "\(ending) without a word") }
            return process.text
        case .timedOut:
            CommandProcess.end([process])
            throw .failed("it did not end within \(time.secondsText)")
        case .interrupted:
            CommandProcess.end([process])
            throw .interrupted
        }
    }

    /// Starts it with `arguments`.
    func start(_ arguments: [String]) throws(ToolFailure) -> CommandProcess {
        do throws(CommandFailure) {
            return try CommandProcess(executable, arguments, variables: variables)
        } catch {
            throw .failed("\(error)")
        }
    }

    /// The same tool for cleaning up, which an interruption must not keep from its work.
    var uninterrupted: BuildTool { BuildTool(executable: executable, variables: variables, stop: .never) }
}

/// Why a tool gave no answer.
enum ToolFailure: Error, Equatable {
    /// Its own words, or what became of it.
    case failed(String)
    case interrupted

    /// Does `body`, whose failure is told with its file.
    static func ofFiles(_ body: () throws(FileError) -> Void) throws(ToolFailure) {
        do throws(FileError) {
            try body()
        } catch {
            throw .failed("\(error.path): \(error.reason)")
        }
    }
}

extension CommandProcess {
    /// Its standard output without the last line's end.
    fileprivate var text: String {
        String(decoding: output.last == 0x0A ? output.dropLast() : output[...], as: UTF8.self)
    }

    /// The line that says why it failed: the first that git calls fatal or an error, else the last of all.
    fileprivate var lastWords: String? {
        let lines = String(decoding: transcript, as: UTF8.self).split(whereSeparator: \.isNewline)
        for mark in ["fatal: ", "error: "] {
            if let line = lines.first(where: { $0.hasPrefix(mark) }) { return String(line.dropFirst(mark.count)) }
        }
        return lines.last { $0.contains { !$0.isWhitespace } }.map(String.init)
    }
}
