import Testing

@testable import ChiplogBench

@Suite struct MarkdownReportTests {
    private let scenario: Scenario

    init() throws {
        scenario = try #require(try ToyProvider.load(ToyProvider.file()).first)
    }

    private func firstLine(_ report: Report) -> String {
        String(ReportFormat.markdown.render(report).prefix { $0 != "\n" })
    }

    @Test func `A good run reads like this`() throws {
        let expected = """
            **chiplog: 1 scenario ok — 2 results, every event accounted for**

            <details><summary>toy — 2 ok</summary>

            **Time**

            | sink | cpu time, ns/event | 96.9 % interval | throughput, k events/s | bytes per event, bytes/event |
            | --- | ---: | ---: | ---: | ---: |
            | null | 103 | 100 to 105 | 2,000 | 66.5 |
            | file | 103 | 100 to 105 | 2,000 | 66.5 |

            Delivery: 200 attempted = 0 filtered + 0 sampled out + 200 accepted; 180 delivered, 20 dropped; \
            0 missing, 0 duplicated, 0 reordered, 0 torn (verified by file-scan)

            </details>

            - load.high: The machine was busy.

            Subject: v0.1.0; revision v0.1.0; Swift 6.3.1, release; binary of 1,234,567 bytes\u{20}\u{20}
            Machine: AMD EPYC; 2 of 2 processors; 4,096 MiB; virtualization n/a; Debian GNU/Linux 12 (bookworm); \
            kernel n/a; C library n/a; clock tsc at 23.5 ns; load n/a to n/a\u{20}\u{20}
            Run: chiplog 0.1.0; profile default; seed 42; started 2026-01-01T00:00:00Z; 71.3 s

            """
        var report = try Report.sample()
        report.warnings = [ReportWarning(code: "load.high", message: "The machine was busy.")]
        #expect(ReportFormat.markdown.render(report) == expected)
    }

    @Test func `The first line says what failed`() throws {
        let ok = try ResultRow.sample(scenario)
        let wrong = try ResultRow.sample(scenario, delivery: .sample(torn: 1))
        let late = ResultRow(scenario, subject: "head", failure: .timeout("60 s"))
        let skipped = ResultRow(scenario, subject: "head", failure: .skipped("interrupted"))
        #expect(
            firstLine(.sample(results: [ok, wrong, late]))
                == "**chiplog: FAILED: 2 of 3 results — 1 lost, doubled, tore or reordered events,"
                + " 1 did not finish**")
        #expect(
            firstLine(.sample(results: [ok, wrong]))
                == "**chiplog: FAILED: 1 of 2 results — 1 lost, doubled, tore or reordered events**")
        #expect(
            firstLine(.sample(results: [ok, skipped], interrupted: true))
                == "**chiplog: FAILED: the run did not come to its end — 2 results, 1 skipped**")
        #expect(
            firstLine(.sample(results: [skipped]))
                == "**chiplog: FAILED: nothing was measured — 1 result, 1 skipped**")
        #expect(
            firstLine(.sample(results: [try .sample(scenario, delivery: nil)]))
                == "**chiplog: 1 scenario ok — 1 result, delivery not verified**")
    }

    @Test func `Failed rows stand first, with their reasons`() throws {
        let wrong = try ResultRow.sample(scenario, delivery: .sample(torn: 1))
        let text = ReportFormat.markdown.render(.sample(results: [try .sample(scenario), wrong]))
        let lines = text.split(separator: "\n")
        #expect(lines[1] == "| result | status | reason |")
        #expect(lines[3] == "| toy | failed | delivery of 100 events: 1 torn |")
        #expect(text.contains("| failed | n/a | n/a | n/a | n/a |"))
        #expect(!text.contains("| |"))
    }

    @Test func `A run beside a reference says how many times its cost, and whether that is good enough`() throws {
        let scenarios = try ToyProvider.load(ToyProvider.file(#""matrix": {"sink": ["null", "file"]}"#))
        let goals = [Goal(.ratioToReference, limit: 1.5)]
        let rows = try scenarios.enumerated().flatMap { index, scenario in
            let head: [MetricValue] = [
                try .sample(.cpuTime), try #require(MetricValue(.ratioToReference, samples: [[1.25 + Double(index)]])),
            ]
            return [
                ResultRow(scenario, subject: "head", metrics: head, goals: goals, delivery: .sample()),
                ResultRow(scenario, subject: "reference", metrics: [try .sample(.cpuTime)], delivery: .sample()),
            ]
        }
        var report = Report.sample(results: rows)
        report.subjects.append(report.subjects[0])
        report.subjects[1].id = "reference"
        report.subjects[1].label = "C"
        let lines = ReportFormat.markdown.render(report).split(separator: "\n")
        #expect(lines[0] == "**chiplog: 1 scenario ok — 4 results, every event accounted for, 1 of 2 goals met**")
        #expect(
            lines[3] == """
                | sink | subject | cpu time, ns/event | 96.9 % interval | ratio to reference, × C | goal, × C |
                """)
        #expect(lines[5] == "| null | head | 103 | 100 to 105 | 1.25 | ≤ 1.50: met |")
        #expect(lines[6] == "| null | reference | 103 | 100 to 105 | n/a | n/a |")
        #expect(lines[7] == "| file | head | 103 | 100 to 105 | 2.25 | ≤ 1.50: MISSED |")
        #expect(lines[9] == "- CPU time beside C: from 25.0 % slower to 125.0 % slower.")
    }

    @Test(arguments: [
        ("a | b", #"a \| b"#), (#"a\|b"#, #"a\\\|b"#), ("a\nb\r\nc\u{2028}d", "a b c d"), ("<b>&", "&lt;b&gt;&amp;"),
        ("", "n/a"),
        (" \n", "n/a"), ("|\u{301}", "\\|\u{301}"), ("`x` *y* [z]", #"\`x\` \*y\* \[z\]"#), ("\u{1B}[31m", #" \[31m"#),
    ])
    func `Whatever a cell says, it stays one cell`(cell: String, expected: String) {
        #expect(MarkdownTable.escaped(cell) == expected)
    }

    @Test func `A report of any size stays below the limit and says what it leaves out`() throws {
        let threads = (1...999).map(String.init).joined(separator: ",")
        let scenarios = try ToyProvider.load(ToyProvider.file("\"matrix\": {\"load.threads\": [\(threads)]}"))
        let reason = String(repeating: "<é|", count: 5_000)
        for isGood in [true, false] {
            let rows = try scenarios.map { scenario in
                isGood
                    ? try ResultRow.sample(scenario)
                    : ResultRow(scenario, subject: "head", failure: .failed(reason))
            }
            let warnings = (0..<500).map { _ in ReportWarning(code: "noise", message: reason) }
            let text = ReportFormat.markdown.render(.sample(results: rows, warnings: warnings))
            #expect(text.utf8.count < 60_000)
            #expect(text.contains("the JSON report has them"))
            #expect(text.contains("Run: chiplog 0.1.0"))
        }
    }
}
