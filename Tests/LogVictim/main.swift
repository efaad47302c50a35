import Chiplog
import Glibc

// Usage: LogVictim SINK ENDING FOLDER
// Two threads log 2000 events each to a log in FOLDER; after a flush they log 300 more each, which a buffer can hold.
// Then the program says "ready" on standard output and ends as told, or waits for a signal.

let arguments = CommandLine.arguments
guard arguments.count == 4, let ending = Ending(rawValue: arguments[2]) else { _exit(64) }
let path = arguments[3] + "/log"

let sink: any LogSink =
    switch arguments[1] {
    case "file": try .file(path, format: .logfmt)
    case "rotatingFile": try .rotatingFile(path, format: .logfmt, maxSize: 20_000, keep: nil)
    case "async": .async(try .file(path, format: .logfmt))
    case "fallback": .fallback(.closure(refuse), to: try .file(path, format: .logfmt))
    default: _exit(64)
    }
let pipeline = Pipeline(sinks: [sink])

switch ending {
case .handledSignal: LogTermination.flushOnSignals()
case .handledError:
    LogTermination.flushOnCrash()
    LogTermination.flushOnCrash()  // harmless
default: break
}
logNumbered(2000, from: 0, to: pipeline)
try? pipeline.flush()
logNumbered(300, from: 2000, to: pipeline)
print("ready")
fflush(nil)

switch ending {
case .exit: exit(3)
case .fork: endAfterChild()
case .handledError, .unhandledError: throw Unlucky()
case .returnFromMain: break
case .handledSignal, .unhandledSignal: while true { pause() }
}
