import ChiplogBench
import Testing

@Suite("A row that goes beyond a limit", .timeLimit(.minutes(2)))
struct LimitTests {
    /// Every fault but the spike hangs, so that only the thread that watches can end the row.
    @Test(
        "ends as \"limit\" with a sentence of figures, and the other rows are measured",
        arguments: [
            (
                #""fault": "spike", "size": "256MiB", "pass": "verify""#, #""rss": "128MiB""#,
                #"verify pass: the rss limit of 128 MiB ended it while it was at "verify": [12]\d\d\.\d MiB, \d+\.\d\d s after it was loaded"#
            ),
            (
                #""fault": "hoard", "size": "256MiB", "pass": "time""#, #""rss": "128MiB""#,
                #"time pass: the rss limit of 128 MiB ended it while it was at "warm_up": \d+\.\d MiB, .*"#
            ),
            (
                #""fault": "hoard", "size": "3MiB", "pass": "alloc""#, #""live_heap": "2MiB""#,
                #"alloc pass: the live_heap limit of 2 MiB ended it while it was at "count": 3\.\d MiB, .*"#
            ),
            (
                #""fault": "spill", "size": 3000, "pass": "verify""#, #""output": 2999"#,
                #"verify pass: the output limit of 2\.9 KiB ended it while it was at "verify": 2\.9 KiB, .*"#
            ),
            (
                #""fault": "queue", "size": 1235, "pass": "verify""#, #""queue_depth": 1234"#,
                #"verify pass: the queue_depth limit of 1,234 ended it while it was at "verify": 1,235, .*"#
            ),
        ])
    func breach(toy: String, limit: String, reason: String) throws {
        let run = try ToyRun()
        try run.scenario("bad", #""toy": {\#(toy)}"#, #""limits": {\#(limit), "wall": "30s"}"#)
        try run.scenario("good", #""limits": {"rss": "1GiB", "live_heap": "1GiB", "output": "1GiB"}"#)
        #expect(try run.run("run", "--profile", "smoke").code == 3)
        let rows = try run.rows()
        #expect(rows.map { $0["status"] } == ["limit", "ok"])
        let found = try #require(rows[0]["reason"]?.string)
        #expect(try found.wholeMatch(of: Regex(reason)) != nil, "\(found)")
        #expect(rows[0]["metrics"] == [:])
        #expect(run.names(in: "tmp") == [])
    }

    @Test("a queue's limit needs a queue")
    func noQueue() throws {
        let run = try ToyRun()
        try run.scenario("bad", #""limits": {"queue_depth": 10}"#)
        #expect(try run.run("run", "--profile", "smoke").code == 3)
        let reason = "verify pass: limits.queue_depth is set, but this workload has no queue"
        #expect(run.read("reports/latest.json")?.contains(reason) == true)
    }

    @Test("allocations are counted no differently where a limit is watched")
    func exact() throws {
        let run = try ToyRun()
        try run.scenario("free", #""passes": ["alloc"]"#)
        try run.scenario(
            "watched", #""passes": ["alloc"]"#,
            #""limits": {"rss": "1GiB", "live_heap": "1GiB", "output": "1GiB"}"#)
        #expect(try run.run("run", "--profile", "smoke").code == 0)
        let rows = try run.rows()
        #expect(rows[0]["metrics"]?["allocs"]?["readings"] == rows[1]["metrics"]?["allocs"]?["readings"])
        #expect(rows[0]["metrics"]?["alloc_bytes"] == rows[1]["metrics"]?["alloc_bytes"])
    }
}
