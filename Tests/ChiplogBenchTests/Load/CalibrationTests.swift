import Testing

@testable import ChiplogBench

@Suite("Calibration")
struct CalibrationTests {
    private let calibration = Calibration(target: 4_000_000, warmUp: 20_000_000)

    @Test("the batch lasts about the target, whatever an event costs", arguments: [1.0, 36, 450, 90_000, 1_900_000])
    func steadyCost(nanoseconds: Double) {
        let batch = calibration.batch { UInt64(Double($0) * nanoseconds) }
        let time = Double(batch) * nanoseconds
        #expect(time >= 2_000_000 && time <= 8_000_000)
    }

    @Test("a cold first sample does not make the batch small")
    func coldStart() {
        var samples = 0
        let batch = calibration.batch { batch in
            samples += 1
            return batch * 100 + (samples == 1 ? 30_000_000 : 0)
        }
        #expect(batch >= 20_000)
    }

    @Test("the warm-up is as long as asked for")
    func warmUp() {
        var spent: UInt64 = 0
        _ = calibration.batch { batch in
            spent += batch * 1_000
            return batch * 1_000
        }
        #expect(spent >= 20_000_000)
    }

    @Test("an event longer than the target is a batch of one")
    func slowEvent() {
        #expect(calibration.batch { $0 * 50_000_000 } == 1)
    }

    @Test("events that cost nothing end the search, and leave room for the event numbers")
    func freeEvents() {
        #expect(calibration.batch { _ in 0 } <= 1 << 32)
    }

    @Test("a failing sample ends the search with its error")
    func failure() {
        #expect(throws: WorkloadError("no")) {
            try calibration.batch { (_) throws(WorkloadError) in throw WorkloadError("no") }
        }
    }

    @Test(
        "the scheduler's granularity follows the kernel's formula",
        arguments: [
            (1, 750_000), (2, 1_500_000), (4, 2_250_000), (8, 3_000_000), (64, 3_000_000), (0, 750_000),
        ] as [(Int, UInt64)])
    func granularity(cpus: Int, nanoseconds: UInt64) {
        #expect(SchedulerGranularity.nanoseconds(cpus: cpus) == nanoseconds)
    }
}
