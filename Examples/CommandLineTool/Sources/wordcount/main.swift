import Chiplog
import Foundation

// What was asked for goes to standard output; what is told about it goes to standard error: in colours and columns on a
// terminal, plain into a file or a pipe. CHIPLOG_LEVEL and CHIPLOG_FORMAT in the environment change it.
let pipeline = Pipeline.commandLineTool()
Pipeline.default = pipeline
let log = Log("wordcount")

/// The words of a file; nil, and told, where it cannot be read.
func words(of path: String) -> Int? {
    do {
        let start = ContinuousClock.now
        let text = try String(contentsOfFile: path, encoding: .utf8)
        let count = text.split(whereSeparator: \.isWhitespace).count
        log.debug("read", ["file": path, "bytes": text.utf8.count, "after": ContinuousClock.now - start])
        if count == 0 { log.warning("no word in this file", ["file": path]) }
        return count
    } catch {
        log.error("cannot be read", error: error, ["file": path])
        return nil
    }
}

do throws(Arguments.Misuse) {
    let arguments = try Arguments(CommandLine.arguments.dropFirst())
    // An option is nearer to the person than the environment is.
    if let level = arguments.level { pipeline.level = level }
    let counts = arguments.files.map { (file: $0, words: words(of: $0)) }
    for case (let file, let words?) in counts { print("\(words)\t\(file)") }
    let failed = counts.count { $0.words == nil }
    if failed > 0 { log.notice("not every file was counted", ["failed": failed, "of": counts.count]) }
    exit(failed == 0 ? 0 : 1)
} catch {
    log.error("\(error.message); \(Arguments.usage)")
    exit(2)
}
