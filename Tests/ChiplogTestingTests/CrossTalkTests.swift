import ChiplogTesting
import Glibc
import Testing

/// Parallel tests see their own records and no others. `CHIPLOG_TEST_CROSS_TALK=1` runs a thousand cases of a hundred
/// captures of a hundred records each.
@Suite(.capturingLogs) struct CrossTalkTests {
    private static let isLong = getenv("CHIPLOG_TEST_CROSS_TALK") != nil
    private static let log = Log("cross-talk")

    @Test(arguments: 0..<(isLong ? 1_000 : 50))
    func eachCaseSeesItsOwn(number: Int) async {
        for round in 0..<(Self.isLong ? 100 : 4) {
            await withLogCapture { capture in
                await withTaskGroup(of: Void.self) { group in
                    for worker in 0..<4 {
                        group.addTask {
                            for step in 0..<25 {
                                Self.log.info("step", ["case": number, "round": round, "worker": worker, "step": step])
                                if step.isMultiple(of: 10) { await Task.yield() }
                            }
                        }
                    }
                }
                let records = capture.records
                #expect(records.count == 100)
                #expect(records.allSatisfy { $0["case"] == LogValue(number) && $0["round"] == LogValue(round) })
                for worker in 0..<4 {
                    let steps = records.filter { $0["worker"] == LogValue(worker) }.map { $0["step"] }
                    #expect(steps == (0..<25).map { LogValue($0) })
                }
            }
        }
        #expect(logs.count == 0)
    }
}
