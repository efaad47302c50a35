import Chiplog
import ChiplogConfiguration
import ChiplogTesting
import Dispatch
import Testing

// module: Payments
// What the pieces of code of Documentation/Logging.md take for granted.

let log = Log("checkout")

struct CardError: Error, CustomStringConvertible {
    var description: String { "declined by the bank" }
}

struct Timeout: Error, CustomStringConvertible {
    var description: String { "no answer within 3 s" }
}

struct Cart: Sendable {
    var count = 3
    var total = 29.97

    func summary() -> String { "\(count) items" }
}

struct Request: Sendable {
    var id = "7c1d"
    var headers = ["traceparent": "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01"]
}

func handle(_ request: Request) async throws {}
func charge() async throws {}

let cart = Cart()
let request = Request()
let error = CardError()
let queue = DispatchQueue(label: "queue")

/// Runs `body` with a pipeline of these processors in front of the task's own.
func through(_ processors: [any LogProcessor], _ body: () -> Void) {
    let outer = LogContext.current
    let onwards: ClosureSink = .closure { event in
        let (level, label, message, fields) = (event.level, event.label, event.message, event.fields)
        outer.run { Log(label).log(level, message, fields) }
    }
    LogContext(pipeline: Pipeline(processors: processors, sinks: [onwards])).run(body)
}
