import ChiplogBench
import Testing

@Suite("A report of two builds")
struct ComparisonReportTests {
    private func mixed() throws -> Report {
        let function = FunctionDifference(function: "Log.write<A>(_:)", base: 0, head: 40.25)
        return try .comparing(
            [
                .sample(ratio: 1.05), .sample(.instructions, ratio: 0.9), .sample(.peakRSS, ratio: 1, threshold: 0.05),
                .exact(base: 0, head: 1), .exact(.allocatedBytes, base: 64, head: 0),
                .sample(result: "toy/|", ratio: 1.02),
            ], explanations: [RegressionExplanation(result: "toy", functions: [function])])
    }

    @Test("read back it writes the same JSON, with what rose from nothing")
    func readBack() throws {
        let report = try mixed()
        let json = report.json
        let back = try Report(json: JSON.parse(json.text()))
        #expect(back.json == json)
        #expect(back.comparisons.map(\.verdict) == report.comparisons.map(\.verdict))
        #expect(back.verdict == report.verdict)
        #expect(json["comparisons"]?.array?[3]["ratio"]?.isNull == true)
        #expect(json["comparisons"]?.array?[4]["ratio"]?.double == 0)
    }

    @Test("its verdict counts what differs")
    func counts() throws {
        let compared = try mixed().verdict.compared
        #expect([compared.regressed, compared.improved, compared.same, compared.inconclusive] == [2, 2, 1, 1])
        // 1.05 and 1.02 of CPU time; allocations rose from nothing, so that they have no mean.
        let mean = try #require(compared.geometricMean.first)
        #expect(mean.metric == "cpu_time")
        #expect(abs(mean.ratio - 1.0349) < 0.001)
        #expect(!compared.geometricMean.contains { $0.metric == "allocs" || $0.metric == "alloc_bytes" })
    }

    @Test("its first line is the verdict, with the figure that changed most")
    func sentences() throws {
        #expect(
            try mixed().verdictSentence
                == "chiplog: REGRESSED: 2 of 6 figures worse than v0.0.9 — most: toy: allocs from none to 1.00, 1 undecided"
        )
        #expect(
            try Report.comparing([.sample(ratio: 0.9), .sample(.peakRSS, ratio: 1)]).verdictSentence
                == "chiplog: improved: 1 of 2 figures better than v0.0.9, none worse — most: toy: cpu time 10.0 % faster"
        )
        #expect(
            try Report.comparing([.sample(ratio: 1)]).verdictSentence
                == "chiplog: no change from v0.0.9: 1 of 1 figure the same")
        #expect(
            try Report.comparing([.sample(ratio: 1.02)]).verdictSentence
                == "chiplog: inconclusive: 1 of 1 figure could not be told from those of v0.0.9")
        #expect(
            try Report.comparing([.sample(ratio: 1)], control: 1.1).verdictSentence
                == "chiplog: UNRELIABLE: v0.0.9 compared with itself seemed to change in 1 of 1 scenario — 1 figure compared"
        )
    }

    @Test("too few pairs of processes are said to be")
    func tooFew() throws {
        var two = try ComparedFigure.sample(ratio: 1.1)
        two.comparison = try #require(Comparison(logRatios: [0.1, 0.11], better: .lower, threshold: 0.02))
        let words = ": 2 pairs of processes are too few, --blocks 6 may tell"
        #expect(two.verdict == .inconclusive)
        #expect(
            try Report.comparing([two]).verdictSentence
                == "chiplog: inconclusive: 1 of 1 figure could not be told from those of v0.0.9\(words)")
        #expect(
            try Report.comparing([two, .sample(ratio: 1)]).verdictSentence
                == "chiplog: no change from v0.0.9: 1 of 2 figures the same, 1 undecided\(words)")
        // Another figure has pairs enough, and is undecided all the same.
        #expect(
            try Report.comparing([two, .sample(ratio: 1.02)]).verdictSentence
                == "chiplog: inconclusive: 2 of 2 figures could not be told from those of v0.0.9")
        let six = Comparison(
            logRatios: Array(repeating: 0.1, count: Comparison.fewestBlocks), better: .lower, threshold: 0.02)
        #expect(six?.verdict == .regressed)
        let five = Comparison(
            logRatios: Array(repeating: 0.1, count: Comparison.fewestBlocks - 1), better: .lower, threshold: 0.02)
        #expect(five?.hasTooFewBlocks == true)
    }

    @Test("its Markdown and its page show what changed, the worse first, and say how much is the same")
    func tables() throws {
        let report = try mixed()
        let markdown = ReportFormat.markdown.render(report)
        let rows = markdown.split(separator: "\n").filter { $0.hasPrefix("| toy") }
        #expect(rows.count == 5)
        #expect(rows[0].contains("| cpu time, ns/event | 100.0 | 105.0 | 5.0 % slower | +"))
        #expect(rows[0].hasSuffix("| 2.0 % | regressed |"))
        #expect(rows[1].contains("| 0.00 | 1.00 | from none to 1.00 |"))
        #expect(rows[4].hasPrefix("| toy/\\| |"))
        #expect(markdown.contains("- 1 of 6 figures are the same."))
        #expect(markdown.contains("The base compared with itself, in CPU time: toy −0.1 % to +0.1 %."))
        let page = ReportFormat.html.render(report)
        #expect(page.contains("<h2>What changed</h2>"))
        #expect(page.contains(">5.0 % slower<"))
        #expect(markdown.contains("<details><summary>toy — the functions that differ most</summary>"))
        #expect(markdown.contains("| Log.write&lt;A&gt;(_:) | 0.0 | 40.3 | +40.3 |"))
        #expect(page.contains("Log.write&lt;A&gt;(_:)"))
    }

    @Test("its keys are those of the schema")
    func schema() throws {
        let schema = try JSON.parse(Schemas.report)
        #expect(SchemaTests.differences(try mixed().json, schema, in: schema, at: "$") == [])
    }
}
