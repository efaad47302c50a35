/// One number of a row that a scenario may expect something of, by its dotted name: a metric's own, or `delivery.`
/// and a count.
public struct Figure: Sendable {
    public var name: String
    /// The unit in reports.
    public var unit: String
    /// The pass that finds it out.
    public var pass: PassName
    /// The number in a row; nil where it was not found out.
    public var value: @Sendable (ResultRow) -> Double?

    public init(name: String, unit: String, pass: PassName, value: @escaping @Sendable (ResultRow) -> Double?) {
        self.name = name
        self.unit = unit
        self.pass = pass
        self.value = value
    }

    /// Every figure, in the order of a report.
    public static let all: [Figure] = metrics + delivery

    /// The figure of that name.
    public static func named(_ name: String) -> Figure? {
        all.first { $0.name == name }
    }

    private static let metrics = MetricDefinition.all.map { definition in
        Figure(name: definition.name, unit: definition.unit, pass: definition.pass ?? .time) { row in
            row.figure(definition)?.value
        }
    }

    private static let delivery = counts.map { name, count in
        Figure(name: "delivery.\(name)", unit: "events", pass: .verify) { row in
            row.delivery.map { Double(count($0)) }
        }
    }

    private static let counts: [(String, @Sendable (Delivery) -> UInt64)] = [
        ("attempted", \.attempted), ("filtered", \.filtered), ("sampled_out", \.sampledOut),
        ("accepted", \.accepted), ("delivered", \.delivered), ("dropped", \.dropped),
    ]
}
