import ChiplogCapture
import Glibc

/// How many events the long tests write; `CHIPLOG_TEST_EVENTS` says otherwise where a sanitizer makes them slow.
let longRun: Int = getenv("CHIPLOG_TEST_EVENTS").flatMap { Int(String(cString: $0)) } ?? 1_000_000

extension NumberedEvents {
    init(_ events: [KeptEvent]) {
        self.init()
        for event in events { append(event.fields, message: event.message) }
    }
}
