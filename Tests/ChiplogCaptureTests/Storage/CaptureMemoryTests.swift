import Chiplog
import Testing

@testable import ChiplogCapture

@Suite struct CaptureMemoryTests {
    @Test func aRecordOfThreeFieldsTakesAtMost170Bytes() {
        withLogCapture { capture in
            let log = Log("checkout")
            for number in 0..<50_000 {
                log.info("order placed", ["order": number, "amount": 12.5, "currency": "EUR"])
            }
            let bytes = capture.state.withLock { $0.records.capacity }
            #expect(capture.count == 50_000)
            // Up to a chunk of a megabyte is not used yet.
            #expect(Double(bytes - (1 << 20)) / 50_000 <= 170)
        }
    }
}
