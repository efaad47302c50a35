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

    @Test func whatIsClaimedIsForgottenWithWhatIsDrained() {
        withLogCapture { capture in
            for _ in 0..<3 {
                Log("checkout").error("declined")
                capture.claim(capture.records)
                _ = capture.drain()
            }
            #expect(capture.state.withLock { $0.claimed.isEmpty })
        }
    }

    @Test func aSecretIsKeptOnceHoweverOftenItIsNamed() {
        let capture = LogCapture()
        for secret in ["hunter2", "hunter3", "hunter2", ""] { capture.conceal(secret) }
        #expect(capture.secrets == ["hunter2", "hunter3"])
    }
}
