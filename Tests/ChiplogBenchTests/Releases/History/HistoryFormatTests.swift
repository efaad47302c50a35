import Testing

@testable import ChiplogBench

@Suite struct HistoryFormatTests {
    private func view(
        _ count: Int, metric: MetricDefinition = .cpuTime, showsRows: Bool = false,
        label: (Int) -> String = { "v1.\($0)" }
    ) throws -> HistoryView {
        let records = (0..<count).map { index in
            ReleaseRecord.sample(
                label(index), after: index > 0 ? label(index - 1) : nil,
                ratios: [("simple/n=1", 1.01), ("simple/n=2", 0.97), ("complex", 1.1)].map {
                    ($0.0, index > 0 ? $0.1 : nil)
                }, of: metric)
        }
        return HistoryView(try ReleaseHistory(records), metric: metric, showsRows: showsRows)
    }

    @Test func `A terminal gets the first and the last releases, and all of them in the trend`() throws {
        let lines = HistoryFormat.text.render(try view(9)).split(separator: "\n").map(String.init)
        #expect(
            lines == [
                "History of 9 releases: cpu time, ns/event",
                "v1.0 to v1.8: cpu time, change since the first release",
                "scenario   v1.0     v1.5     v1.6     v1.7      v1.8      trend      last step",
                "simple    start   −5.0 %   −6.0 %   −6.9 %    −7.9 %  █▇▆▅▄▄▃▂▁   1.0 % faster",
                "complex   start  +61.1 %  +77.2 %  +94.9 %  +114.4 %  ▁▂▃▄▅▅▆▇█  10.0 % slower",
                "Not shown: v1.1 to v1.4.",
                "Each release was measured in turns with the one before; changes since the first are chained from these ratios.",
            ])
    }

    @Test func `Rows have lines of their own where they are asked for`() throws {
        let text = HistoryFormat.markdown.render(try view(2, showsRows: true))
        #expect(text.hasPrefix("# History of 2 releases: cpu time, ns/event\n\n"))
        #expect(text.contains("| simple/n=1 | start | +1.0 % |"))
        #expect(text.contains("| simple/n=2 | start | −3.0 % |"))
        #expect(text.contains("- v1.1, 2026-01-01, Swift 6.3.1: nothing could be compared with v1.0\n"))
    }

    @Test func `What cannot be chained is shown as it is`() throws {
        let records: [ReleaseRecord] = [
            .sample("v1", ratios: [("a", nil), ("b", nil)], of: .allocations, value: 0),
            .sample("v2", after: "v1", ratios: [("a", .infinity), ("b", 1)], of: .allocations, value: 3),
            .sample("v3", after: "v2", ratios: [("a", 1.5), ("b", 1)], of: .allocations, value: 4.5),
        ]
        let text = HistoryFormat.markdown.render(HistoryView(try ReleaseHistory(records)))
        #expect(text.contains("**v1 to v3: allocs, allocs/event**"))
        #expect(text.contains("| a | 0 | 3 | 4.5 | ▁▆█ | 50.0 % more |"))
        #expect(text.contains("- A change from or to 0 has no ratio, so these are values, not changes.\n"))
        let two = HistoryFormat.markdown.render(HistoryView(try ReleaseHistory(Array(records.prefix(2)))))
        #expect(two.contains("| a | 0 | 3 | ▁█ | n/a |"))
    }

    @Test(
        arguments: [1e-300, 1e-20, 1e20, 1e300, .leastNonzeroMagnitude, .greatestFiniteMagnitude], [-1e308, 0, 1e308])
    func `Whatever numbers a record has, there is a page`(ratio: Double, value: Double) throws {
        let records = ["v1", "v2", "v3"].enumerated().map { index, label in
            ReleaseRecord.sample(
                label, after: index > 0 ? "v\(index)" : nil,
                ratios: [("a", index > 0 ? ratio : nil), ("b", index > 0 ? 1.1 : nil)], value: value)
        }
        let view = HistoryView(try ReleaseHistory(records))
        #expect(try Markup(HistoryFormat.html.render(view)).elements("polyline").count == 2)
        #expect(HistoryFormat.text.render(view).contains("v1 to v3: cpu time, ns/event\n"))
    }

    @Test func `Changes that are since a later release than the first say so, of not too many series`() throws {
        let names = (1...7).map { "s\($0)" }
        let records: [ReleaseRecord] = [
            .sample("v1", ratios: names.map { ($0, nil) } + [("whole", nil)]),
            .sample("v2", after: "v1", ratios: [("whole", 1.1)]),
            .sample("v3", after: "v2", ratios: names.map { ($0, nil) } + [("whole", 1.1)]),
            .sample("v4", after: "v3", ratios: names.map { ($0, 1.5) } + [("whole", 1.1)]),
        ]
        let view = HistoryView(try ReleaseHistory(records))
        let line = try #require(view.lines.first)
        let notes = try #require(HistoryTable(line).table).notes
        #expect(
            notes == names.prefix(5).map { "\($0): since v3." } + ["2 more: since a later release than the first, too."]
        )
        for format in HistoryFormat.all { #expect(format.render(view).contains("s5: since v3.")) }
        #expect(HistoryFormat.text.render(try self.view(4)).contains("since v") == false)
    }

    @Test func `What was measured by a newer worker is told in every format`() throws {
        var records = (1...8).map { ReleaseRecord.sample("v\($0)", after: $0 > 1 ? "v\($0 - 1)" : nil) }
        for index in records.indices {
            records[index].rows = [
                ReleaseRow(id: "a", scenario: "a", figures: [ReleaseFigure("cpu_time", value: 100)])
            ]
            records[index].harness = index < 7 ? "v\(index + 1) speaks protocol 99" : nil
        }
        let sentence = "Not measured by a worker of its own, but by a newer one built against its core: "
        let view = HistoryView(try ReleaseHistory(records))
        for format in HistoryFormat.all {
            #expect(format.render(view).contains(sentence + "v1, v2, v3, v4, v5 and 2 more."))
        }
        #expect(HistoryFormat.html.render(view).contains("v7: v7 speaks protocol 99"))
        #expect(!HistoryFormat.text.render(try self.view(3)).contains(sentence))
    }

    @Test func `A page is known again, however long its title is`() throws {
        let page = HistoryFormat.html.render(try view(3))
        #expect(HistoryFormat.isPage(Array(page.utf8.prefix(4096))))
        #expect(!HistoryFormat.isPage(Array("<!DOCTYPE html>\n<title>History of 3 releases</title>".utf8)))
        #expect(!HistoryFormat.isPage(Array(ReportFormat.html.render(try .sample()).utf8.prefix(4096))))
        #expect(!HistoryFormat.isPage([]))
    }

    @Test func `What was left out of records is told`() throws {
        var record = ReleaseRecord.sample("v1", ratios: [("a", nil)])
        record.omitted = ["throughput"]
        let text = HistoryFormat.text.render(HistoryView(try ReleaseHistory([record]), metric: .throughput))
        #expect(text.contains("\na         n/a      ░        n/a\n"))
        #expect(text.contains("Left out of the records of v1 for their size."))
    }

    @Test func `A page has a chart, the newest releases, the earlier ones under a fold, and what became of each`()
        throws
    {
        let page = try Markup(HistoryFormat.html.render(try view(14)))
        #expect(page.elements("figure").count == 1)
        #expect(page.elements("polyline").count == 4)
        #expect(
            page.elements("caption").map(\.text) == [
                "v1.9 to v1.13: cpu time, change since the first release",
                "v1.4 to v1.8: cpu time, change since the first release",
                "v1.0 to v1.3: cpu time, change since the first release", "Releases",
            ])
        #expect(page.elements("details").count == 1)
        #expect(page.elements("desc")[0].text.hasPrefix("simple: v1.0 start, v1.1 −1.0 %, "))
    }

    @Test func `One release has no chart, and one that was not built nothing but its reason`() throws {
        #expect(try Markup(HistoryFormat.html.render(try view(1))).elements("figure").isEmpty)
        let unbuilt = HistoryView(try ReleaseHistory([.sample("v1", isMeasured: false)]))
        #expect(HistoryFormat.text.render(unbuilt).contains("\nv1: nothing was measured\nv1 does not build: "))
        #expect(HistoryFormat.html.render(unbuilt).contains("v1 does not build: swift exited with code 1"))
        #expect(HistoryFormat.markdown.render(unbuilt).contains("- v1, 2026-01-01: v1 does not build: "))
    }

    @Test(arguments: [
        "</script><script>alert(1)</script>", "\" onload=\"alert(1)", "' x='", "&lt;", "<!--",
        "\u{0}\u{1B}[31m\u{7F}\u{9B}",
        "\u{202E}txt.exe\u{202C}", "\u{2028}", "e\u{301}\u{301}", "\u{1F469}\u{200D}\u{1F4BB}",
        String(repeating: "w", count: 999), "|a`*[b](c)",
    ])
    func `Whatever a release is called, it stays text`(attack: String) throws {
        let named = { (name: String) -> HistoryView in
            var records: [ReleaseRecord] = (0..<3).map { index in
                .sample(
                    "\(name)\(index)", after: index > 0 ? "\(name)\(index - 1)" : nil,
                    ratios: [("\(name)", index > 0 ? 1.1 : nil)])
            }
            records[1].build?.swift = name
            records.append(.sample("\(name)4", after: "\(name)2", isMeasured: false))
            records[3].failure = name
            return HistoryView(try ReleaseHistory(records))
        }
        let page = try Markup(HistoryFormat.html.render(try named(attack)))
        let plain = try Markup(HistoryFormat.html.render(try named("x")))
        // Longer labels leave room for fewer of them, and that is all that changes.
        let names = { (page: Markup) in page.elements.map(\.name).filter { $0 != "text" && $0 != "line" } }
        #expect(names(page) == names(plain))
        #expect(page.elements("text").count <= plain.elements("text").count)
        let terminal = HistoryFormat.text.render(try named(attack)).unicodeScalars
        #expect(!terminal.contains { $0 != "\n" && ($0.properties.generalCategory == .control || $0 == "\u{202E}") })
        for line in HistoryFormat.markdown.render(try named(attack)).split(separator: "\n") where line.hasPrefix("| ") {
            #expect(line.replacing("\\|", with: "").count { $0 == "|" } == 8, "\(line)")
        }
    }

    @Test(
        arguments: [1, 2, 3, 5, 10, 30, 60], ["v1.%", "release/2026.%-beta.1+build.%", "%", "www%", "版本%", "x%/same"])
    func `Labels of releases lie beside each other and inside the chart`(count: Int, pattern: String) throws {
        let view = try view(count) { pattern.replacing("%", with: "\($0)") }
        let page = try Markup(HistoryFormat.html.render(view))
        let drawn = page.elements("text").filter { $0.attributes["text-anchor"] == "middle" }
        let ranges = try drawn.map { text -> ClosedRange<Double> in
            let middle = try #require(text.attributes["x"].flatMap { Double($0) })
            let half = ChartFrame.width(of: [text.text]) / 2
            return middle - half...middle + half
        }
        #expect(count == 1 || !ranges.isEmpty)
        for (left, right) in zip(ranges, ranges.dropFirst()) { #expect(left.upperBound < right.lowerBound) }
        for range in ranges { #expect(range.lowerBound >= 0 && range.upperBound <= ChartFrame.width) }
    }

    @Test func `Labels that have to be cut lose what they all begin with`() {
        let fitting = { ReleaseLabels.fitting($0, 72) }
        #expect(fitting(["v1.0", "v1.1"]) == ["v1.0", "v1.1"])
        #expect(fitting(["release/2026.1", "release/2026.2"]) == ["…1", "…2"])
        #expect(fitting(["release/2026", "release/2026.1"]) == ["…2026", "…2026.1"])
        #expect(
            fitting(["aaaaaaaaaaaaaaaaaaa", "b"])
                == ["aaaaaaaa…", "b"].map { ChartFrame.fitting($0 == "b" ? "b" : "aaaaaaaaaaaaaaaaaaa", 72) })
        #expect(fitting(["only/one/that/is/long"]).first?.hasPrefix("only") == true)
    }
}
