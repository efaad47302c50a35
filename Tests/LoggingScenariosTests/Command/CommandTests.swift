import ChiplogBench
import Testing

@testable import LoggingScenarios

@Suite("chiplog run with logging scenarios", .timeLimit(.minutes(5)))
struct CommandTests {
    @Test(
        "a sink that does wrong fails its row, withholds the throughput, and exits with 6",
        arguments: [
            (FaultySink.Fault.lose, "missing_unaccounted"), (.double, "duplicated"), (.tear, "torn"),
            (.reorder, "reordered"),
        ])
    func faults(fault: FaultySink.Fault, counter: String) throws {
        let run = ChiplogRun()
        run.scenario("faulty", #""sink": { "kind": "faulty", "fault": "\#(fault.rawValue)", "fault_every": 10 }"#)
        run.scenario("good", #""sink": "file""#)
        #expect(try run.run("run", "--profile", "smoke").code == 6)
        let rows = try run.rows()
        #expect(rows.map { $0["status"] } == ["failed", "ok"])
        #expect(rows[0]["metrics"] == [:])
        #expect(try #require(rows[0]["delivery"]?[counter]?.uint) > 0)
        #expect(rows[0]["reason"]?.string?.hasPrefix("delivery of 2000 events: ") == true)
        #expect(try #require(rows[1]["metrics"]?["throughput"]?["value"]?.double) > 0)
        // Withheld in the other report too.
        let table = run.folder.read("reports/latest.md")?.split(separator: "<details>").first {
            $0.contains("faulty — 0 of 1 ok")
        }
        #expect(try #require(table).contains("\nNo figures.\n"))
        #expect(run.folder.names(in: "tmp") == [])
    }

    @Test(
        "a full disk fails the row with the device's reason, and the other rows are measured",
        arguments: ["none", "block"])
    func fullDisk(policy: String) throws {
        let run = ChiplogRun()
        // 100 events, the fewest of a verify pass, of 64 KiB each are more than the 2 MiB that a file may have.
        run.scenario(
            "full",
            #""sink": "file", "async": "\#(policy)", "messages": { "bytes": "64KiB", "pool": 1 }, "passes": ["verify"]"#
        )
        run.scenario("good", #""format": "json""#)
        #expect(try run.run("run", "--profile", "smoke", after: "ulimit -f 4096").code == 3)
        let rows = try run.rows()
        #expect(rows.map { $0["status"] } == ["failed", "ok"])
        let reason = try #require(rows[0]["reason"]?.string)
        #expect(
            reason.hasPrefix("verify pass: file sink ") && reason.contains("output.log: File too large; "), "\(reason)")
        #expect(try #require(rows[1]["metrics"]?["throughput"]?["value"]?.double) > 0)
        #expect(run.folder.names(in: "tmp") == [])
    }

    @Test("on a disk that is full for a while what is missing is what the sink says it lost")
    func fullForAWhile() throws {
        let run = ChiplogRun()
        run.scenario(
            "full",
            #""sink": { "kind": "full-disk", "capacity": "1MiB", "buffer": "16KiB" }, "messages": { "bytes": "8KiB" }, "#
                + #""load": { "events": 10000 }, "format": "json""#)
        #expect(try run.run("run", "--profile", "smoke").code == 0)
        let delivery = try #require(try run.rows()[0]["delivery"])
        let dropped = try #require(delivery["dropped"]?.uint)
        #expect(dropped > 50)
        #expect(delivery["dropped_by_reason"] == ["failed": .integer(dropped)])
        #expect(delivery["delivered"] == .integer(200 - dropped))
        #expect(run.folder.names(in: "tmp") == [])
    }

    @Test("the scenario that is made to breach its caps ends as limit, cleanly, and its other row is measured")
    func capped() throws {
        let run = ChiplogRun()
        let file =
            #filePath.split(separator: "/").dropLast(4).reduce(into: "") { $0 += "/" + $1 }
            + "/scenarios/limits/memory-capped.json"
        #expect(try run.run("run", file, "--profile", "smoke").code == 3)
        let rows = try run.rows()
        #expect(rows.map { $0["status"] } == ["limit", "limit", "limit", "ok"])
        #expect(
            rows[2]["reason"]?.string?.hasPrefix("verify pass: the queue_depth limit of 16,777,216 ended it") == true)
        #expect(run.folder.names(in: "tmp") == [])
    }
}
