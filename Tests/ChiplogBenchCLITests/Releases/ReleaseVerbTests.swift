import ChiplogBench
import Testing

@Suite("chiplog release", .timeLimit(.minutes(5)))
struct ReleaseVerbTests {
    @Test("three tags give three records, two reports, a page and a chart")
    func threeTags() throws {
        let run = try ReleaseRun()
        try run.release("v1")
        try run.release("v2", fault: "allocate")
        try run.release("v3")
        let result = try run("release", "v1", "v2", "v3", "--profile", "smoke")
        #expect(result.code == 1, "\(result.errors)\(result.output)")
        #expect(result.output.contains("v2, compared with v1\nchiplog: REGRESSED: 2 of 2 figures worse than v1"))
        #expect(result.output.contains("v3, compared with v2\nchiplog: improved: 2 of 2 figures better than v2"))
        #expect(run.files == ["README.md", "history.html", "v1.json", "v2.json", "v2.md", "v3.json", "v3.md"])
        #expect(run.package.builds.count == 3)
        #expect(try run.package.worktrees() == [])
        let records = try ["v1.json", "v2.json", "v3.json"].map(run.record)
        #expect(records.map(\.name.label) == ["v1", "v2", "v3"])
        #expect(records.map(\.previous?.label) == [nil, "v1", "v2"])
        #expect(records.map { $0.rows.map(\.id) } == [["toy"], ["toy"], ["toy"]])
        let allocations = records.compactMap { $0.rows[0].figure(.allocations) }
        #expect(allocations.map(\.value) == [0, 3, 0])
        #expect(allocations.map(\.change?.ratio) == [nil, .infinity, 0])
        #expect(allocations.map(\.change?.judgement?.verdict) == [nil, .regressed, .improved])
        #expect(run.run.read("reports/v2.md")?.hasPrefix("**chiplog: REGRESSED: 2 of 2 figures worse than v1") == true)
        let page = try #require(run.run.read("reports/README.md"))
        for link in ["[v3](v3.md)", "[v2](v2.md)", "[v1](v1.json)"] { #expect(page.contains("- \(link), ")) }
        #expect(page.contains("| toy | 0 | 3 | 0 | ▁█▁ | −100.0 % fewer |"))
        #expect(run.run.names(in: "tmp") == [])
    }
}
