import Chiplog
import ChiplogCapture

/// A program that is no test: it captures what it logs, and prints that as JSON lines and as a capture shows it.
@main
enum CaptureDemo {
    private static let log = Log("demo")

    static func main() throws {
        let records = withLogCapture(clock: .stepping()) { capture in
            work()
            return capture.records
        }
        for record in records {
            try record.withEvent { event in
                try JSONFormatter().withLine(of: event) { line in
                    print(String(decoding: line, as: UTF8.self), terminator: "")
                }
            }
        }
        for record in records {
            print("captured: \(record)")
        }
    }

    private static func work() {
        log.info("started", ["attempts": 3])
        log.withSpan("fetch", ["path": "/orders"]) { _ in
            log.debug("below the level of any default")
        }
        log.error("gave up", ["code": 51])
    }
}
