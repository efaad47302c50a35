#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#else
import Darwin
#endif

/// Response and service times of one row by percentile: two lines for each rate.
struct LatencyChart {
    /// A place on the horizontal axis: a percentile, or the longest time of all.
    private struct Place {
        var name: String
        var position: Double
        var time: @Sendable (LatencyDistribution) -> UInt64?
    }

    let chart: Chart

    /// A chart for each row that has such times.
    static func all(of results: ScenarioResults) -> [LatencyChart] {
        results.rows.compactMap { LatencyChart($0, showsSubject: results.showsSubject) }
    }

    private init?(_ row: ResultRow, showsSubject: Bool) {
        let distributions = row.latency.flatMap { [$0.response, $0.service] }
        let places = Self.places(distributions)
        let times = distributions.flatMap { times in places.compactMap { $0.time(times) } }
        guard let last = places.last, !times.isEmpty else { return nil }
        let frame = ChartFrame(
            x: .linear(
                "percentile of the events, log scale",
                ticks: places.map { ChartAxis.Tick(value: $0.position, label: $0.name) }, upTo: last.position),
            y: .logarithmic("time, log scale", nanoseconds: times), plotHeight: 190)
        let scale = UnitScale(unit: "events/s", for: row.latency.map(\.rate))
        var lines: [(mark: ChartMark, points: [SVG.Point], name: String)] = []
        for (index, latency) in row.latency.enumerated() {
            let rate = "\(scale.text(latency.rate)) \(scale.unit)" + (latency.isSaturated ? ", saturated" : "")
            var mark = ChartMark.numbered(index)
            lines.append((mark, Self.points(latency.response, places, frame), "response at \(rate)"))
            mark.isHollow = true
            mark.line = "curve thin dashed"
            lines.append((mark, Self.points(latency.service, places, frame), "service at \(rate)"))
        }
        chart = Chart(
            title: "Response and service times by percentile",
            subtitle: [row.description(), showsSubject ? row.subject : ""].filter { !$0.isEmpty }
                .joined(separator: ", "),
            description: Self.words(row, places, scale), height: frame.height,
            content: frame.nodes + lines.flatMap { $0.mark.nodes($0.points) },
            legend: lines.map { ($0.mark, $0.name) })
    }

    /// The percentiles that some distribution has at equal distances for each nine, then the longest time.
    private static func places(_ distributions: [LatencyDistribution]) -> [Place] {
        let percentiles = LatencyDistribution.percentiles.filter { percentile in
            distributions.contains { $0.value(percentile.name) != nil }
        }.map { percentile in
            Place(name: percentile.name, position: -log10(1 - percentile.percent / 100)) { $0.value(percentile.name) }
        }
        guard distributions.contains(where: { $0.max != nil }) else { return percentiles }
        return percentiles + [Place(name: "max", position: (percentiles.last?.position ?? 0) + 0.8) { $0.max }]
    }

    private static func points(
        _ times: LatencyDistribution, _ places: [Place], _ frame: ChartFrame
    ) -> [SVG.Point] {
        places.compactMap { place in
            place.time(times).map { (frame.place(x: place.position), frame.place(y: Double($0))) }
        }
    }

    private static func words(_ row: ResultRow, _ places: [Place], _ scale: UnitScale) -> String {
        row.latency.map { latency in
            let kinds = [("response", latency.response), ("service", latency.service)].map { name, times in
                let figures = places.compactMap { place in
                    place.time(times).map { time in
                        let unit = UnitScale(nanoseconds: [time])
                        return "\(place.name) \(unit.text(Double(time))) \(unit.unit)"
                    }
                }
                return "\(name) \(figures.joined(separator: ", "))"
            }
            return "At \(scale.text(latency.rate)) \(scale.unit): \(kinds.joined(separator: "; "))."
        }.joined(separator: " ")
    }
}
