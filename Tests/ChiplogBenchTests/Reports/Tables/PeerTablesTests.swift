import Testing

@testable import ChiplogBench

@Suite("The tables of a report about peers")
struct PeerTablesTests {
    private let scenario: Scenario

    init() throws {
        scenario = try ToyProvider.load(ToyProvider.file(""))[0]
    }

    private func row(_ subject: String, cpu: Double, torn: UInt64 = 0) throws -> ResultRow {
        ResultRow(
            scenario, subject: subject,
            metrics: [try #require(MetricValue(.cpuTime, samples: [[cpu]]))],
            delivery: .sample(dropped: 0, droppedByReason: [], delivered: 100, torn: torn),
            warnings: subject == "reference"
                ? [] : ["no time", "no | fields"].map { ReportWarning(code: ReportWarning.peerNote, message: $0) })
    }

    private func report(_ rows: [ResultRow], kind: ReportRun.Kind = .peers) -> Report {
        var report = Report.sample(results: rows)
        report.run.kind = kind
        let sample = report.subjects[0]
        report.subjects = rows.map { row in
            var subject = sample
            subject.id = row.subject
            subject.label = row.subject
            guard row.subject != "reference" else { return subject }
            subject.peer = PeerFacts(
                name: row.subject, configuration: "fast", version: "1.0", language: "Z 9", about: "a file")
            return subject
        }
        return report
    }

    @Test("name the least CPU time first, and who lost events last and without figures")
    func order() throws {
        let skipped = ResultRow(scenario, subject: "gone", failure: .skipped("not here"))
        let report = try report([
            row("wrong", cpu: 1, torn: 1), row("slow", cpu: 300), row("reference", cpu: 100), row("quick", cpu: 200),
            skipped,
        ])
        let table = PeerTables(of: report).all[0]
        #expect(table.columns.map(\.heading).first == "logger")
        #expect(table.rows.map { $0[0] } == ["reference", "quick 1.0", "slow 1.0", "wrong 1.0"])
        #expect(table.rows.map { $0[2] } == ["100", "200", "300", ""])
        #expect(table.rows.map { $0[3] } == ["complete", "complete", "complete", "failed"])
        #expect(table.rows.map(\.last) == ["", "1, 2", "1, 2", "1, 2"])
        #expect(table.notes.prefix(2) == ["1: no time", "2: no | fields"])
        #expect(table.notes.last?.contains("took turns with reference") == true)
    }

    @Test("say of each what it is")
    func subjects() throws {
        let table = try #require(PeerTables(of: report([row("quick", cpu: 2), row("reference", cpu: 1)])).all.last)
        #expect(table.rows == [["quick 1.0", "fast", "Z 9", "a file"]])
    }

    @Test("stand in the reports for people, and their facts in the JSON, which reads back")
    func everywhere() throws {
        let report = try report([row("quick", cpu: 200), row("reference", cpu: 100)])
        #expect(
            ReportFormat.markdown.render(report).contains(
                "| quick 1.0 | fast | 200 | complete | 1, 2 |"))
        #expect(ReportFormat.html.render(report).contains("2: no | fields"))
        let again = try Report(json: JSON.parse(ReportFormat.json.render(report)))
        #expect(again.subjects == report.subjects)
        #expect(again.run.kind == .peers)
    }

    @Test("leave nothing to say of each but of this program")
    func facts() throws {
        var report = try report([row("quick", cpu: 2), row("slow", cpu: 3), row("reference", cpu: 1)])
        report.subjects[0].binarySHA256 = nil
        let facts = ReportFacts(report).groups.filter { $0.heading == "Subject" }
        #expect(facts.map { $0.facts.first } == ["slow"])
    }

    @Test("are in no other report")
    func others() throws {
        #expect(PeerTables(of: try report([row("quick", cpu: 200)], kind: .run)).all == [])
    }
}
