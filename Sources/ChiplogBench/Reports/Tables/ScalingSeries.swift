/// Rows that differ in nothing but their number of threads.
struct ScalingSeries {
    /// The parameter they differ in.
    static let parameter = "threads"

    struct Point {
        var row: ResultRow
        var threads: Int
        /// Events per second.
        var throughput: Double
    }

    /// At least two, in the order of their threads.
    let points: [Point]
    /// The law that comes closest to them; nil where there are too few to tell.
    let fit: Scalability?

    /// The least R² at which the law is taken to describe what was measured.
    static let leastDetermination = 0.9

    /// The fitted law where it describes them.
    var law: Scalability? { fit.flatMap { $0.determination >= Self.leastDetermination ? $0 : nil } }

    private init?(_ points: [Point]) {
        guard Set(points.map(\.threads)).count >= 2 else { return nil }
        self.points = points.sorted { $0.threads < $1.threads }
        fit = Scalability(
            fitting: points.map { Scalability.Row(threads: $0.threads, throughput: $0.throughput) })
    }

    /// The series that `rows` hold, in their order.
    static func all(of rows: [ResultRow]) -> [ScalingSeries] {
        let points = rows.compactMap { row -> Point? in
            guard let threads = row.params.first(where: { $0.name == parameter })?.value.int, threads > 0,
                let throughput = row.figure(.throughput)?.value, throughput > 0
            else { return nil }
            return Point(row: row, threads: threads, throughput: throughput)
        }
        return points.grouped { "\($0.row.subject)/" + $0.row.description(without: parameter) }
            .compactMap { ScalingSeries($0.elements) }
    }

    /// How many times the first point's throughput this is.
    func speedUp(_ point: Point) -> Double { point.throughput / points[0].throughput }

    /// The share of a speed-up that would be in proportion to the threads, 0 to 1 and more.
    func efficiency(_ point: Point) -> Double {
        speedUp(point) * Double(points[0].threads) / Double(point.threads)
    }

    /// What a throughput in proportion to the threads would be.
    func ideal(threads: Double) -> Double { points[0].throughput * threads / Double(points[0].threads) }
}

extension ResultRow {
    /// The parameters but one, as in `executor=thread, policy=none`; empty when there are no others.
    func description(without omitted: String? = nil) -> String {
        description(of: params.filter { $0.name != omitted }[...])
    }

    /// Some of the parameters, as in `executor=thread, policy=none`.
    func description(of params: ArraySlice<(name: String, value: JSON)>) -> String {
        params.map { "\($0.name)=\(text(ofParameter: $0.name) ?? "n/a")" }.joined(separator: ", ")
    }
}
