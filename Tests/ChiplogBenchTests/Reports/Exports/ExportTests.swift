import ChiplogBench
import Testing

/// The texts to the letter; Tests/Oracles/exports holds real ones against other people's parsers.
@Suite("Exports to other tools")
struct ExportTests {
    /// A row with two figures, one without, and one of the base, which no tool but a spreadsheet gets.
    private func report() throws -> Report {
        let scenarios = try ToyProvider.load(ToyProvider.file(#""matrix": {"sink": ["null", "file"]}"#))
        let time = try #require(MetricValue(.cpuTime, samples: (0..<6).map { [100 + Double($0)] }))
        let throughput = try #require(MetricValue(.throughput, samples: [[2e6]]))
        let figures = [time, throughput]
        return .sample(results: [
            ResultRow(scenarios[0], subject: "base", metrics: figures, delivery: .sample()),
            ResultRow(scenarios[0], subject: "head", metrics: figures, delivery: .sample()),
            ResultRow(scenarios[1], subject: "head", failure: .failed("it broke")),
        ])
    }

    @Test("CSV has a line for every figure, and one for a row without any")
    func csv() throws {
        let lines = ReportFormat.csv.render(try report()).split(separator: "\r\n").map(String.init)
        #expect(
            lines == [
                "result,subject,scenario,status,metric,unit,better,kind,value,ci_lower,ci_upper",
                "toy/sink=null,base,toy,ok,cpu_time,ns/event,lower,noisy,102.5,100.0,105.0",
                "toy/sink=null,base,toy,ok,throughput,events/s,higher,info,2000000.0,,",
                "toy/sink=null,head,toy,ok,cpu_time,ns/event,lower,noisy,102.5,100.0,105.0",
                "toy/sink=null,head,toy,ok,throughput,events/s,higher,info,2000000.0,,",
                "toy/sink=file,head,toy,failed,,,,,,,",
            ])
    }

    @Test("a cell of CSV may have commas, quotation marks and ends of lines")
    func cells() throws {
        var report = try report()
        let odd = MetricDefinition(name: "a,b", unit: "say \"x\"", better: .lower, kind: .info)
        let scenario = try #require(try ToyProvider.load(ToyProvider.file()).first)
        report.results = [
            ResultRow(
                scenario, subject: "two\nlines", metrics: [try #require(MetricValue(odd, samples: [[1]]))],
                delivery: .sample())
        ]
        #expect(
            ReportFormat.csv.render(report).contains("\r\ntoy,\"two\nlines\",toy,ok,\"a,b\",\"say \"\"x\"\"\",lower,"))
    }

    @Test("github-action-benchmark gets the head's figures of which less is better")
    func gitHub() throws {
        let json = try JSON.parse(ReportFormat.gitHubBenchmark.render(report()))
        #expect(
            json == [
                ["name": "toy/sink=null cpu_time", "unit": "ns/event", "value": 102.5, "range": "100.0 to 105.0"]
            ])
    }

    @Test("JMH's tools get the average time, and the rest as secondary metrics")
    func jmh() throws {
        let json = try JSON.parse(ReportFormat.jmh.render(report()))
        let result = try #require(json.array?.first)
        #expect(json.array?.count == 1)
        #expect(result["benchmark"] == "chiplog.toy")
        #expect(result["mode"] == "avgt")
        #expect(result["forks"] == 6)
        #expect(result["params"] == ["sink": "null", "profile": "default"])
        #expect(result["primaryMetric"]?["score"]?.double == 102.5)
        #expect(result["primaryMetric"]?["scoreError"]?.double == 2.5)
        #expect(result["primaryMetric"]?["scoreUnit"] == "ns/op")
        #expect(result["primaryMetric"]?["rawData"]?.array?.count == 6)
        #expect(result["secondaryMetrics"]?["throughput"]?["score"]?.double == 2e6)
    }

    @Test("Prometheus gets a gauge for each metric, with the parameters as labels")
    func prometheus() throws {
        #expect(
            ReportFormat.prometheus.render(try report()) == """
                # HELP chiplog_cpu_time cpu time, ns/event
                # TYPE chiplog_cpu_time gauge
                chiplog_cpu_time{result="toy/sink=null",scenario="toy",param_sink="null"} 102.5
                # HELP chiplog_throughput throughput, events/s
                # TYPE chiplog_throughput gauge
                chiplog_throughput{result="toy/sink=null",scenario="toy",param_sink="null"} 2000000.0

                """)
    }

    @Test("where nothing was measured there is nothing, and that is well-formed, too")
    func nothing() throws {
        var report = try report()
        report.results = []
        #expect(ReportFormat.prometheus.render(report) == "")
        #expect(try JSON.parse(ReportFormat.jmh.render(report)) == [])
        #expect(try JSON.parse(ReportFormat.gitHubBenchmark.render(report)) == [])
        #expect(ReportFormat.csv.render(report).hasSuffix("ci_upper\r\n"))
    }
}
