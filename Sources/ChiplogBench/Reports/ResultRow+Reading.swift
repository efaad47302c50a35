extension ResultRow {
    /// Reads a row of a report back; one that has figures beside a fault is refused, as no version writes it.
    init(_ reader: ReportReader) throws(ReportError) {
        let metrics = try reader.object("metrics")
        var values: [MetricValue] = []
        for member in try reader.members("metrics") {
            values.append(try MetricValue(member.key, metrics.object(member.key)))
        }
        var latency: [LatencyRow] = []
        for row in try reader.objects("latency") { latency.append(try LatencyRow(row)) }
        let delivery = try reader.optional("delivery", ReportReader.object)
        self.init(
            id: try reader.string("id"),
            scenario: try reader.string("scenario"),
            scenarioSHA256: try reader.string("scenario_sha256"),
            params: try reader.members("params").map { ($0.key, $0.value) },
            subject: try reader.string("subject"),
            status: try reader.choice("status", of: Status.self),
            reason: try reader.optional("reason", ReportReader.string),
            events: try reader.optional("events", ReportReader.count),
            metrics: values,
            latency: latency,
            goals: try Self.goals(reader, of: values),
            expectations: try Self.expectations(reader),
            thresholds: try Self.thresholds(reader),
            delivery: try delivery.map { (delivery) throws(ReportError) in try Delivery(delivery) },
            warnings: try ReportWarning.list(in: reader))
        guard status != .ok || !isDeliveryWrong else { throw reader.error("the row is ok, but its delivery is not") }
        guard status == .ok || values.isEmpty && latency.isEmpty else {
            throw reader.error("the row is not ok, but has figures")
        }
    }
}

extension ResultRow {
    /// The row's goals; reports from before there were any have none.
    private static func goals(_ reader: ReportReader, of values: [MetricValue]) throws(ReportError) -> [Goal] {
        guard reader.has("goals") else { return [] }
        let goals = try reader.object("goals")
        var list: [Goal] = []
        for member in try reader.members("goals") {
            let measured = values.first { $0.definition.name == member.key }?.definition
            guard let metric = measured ?? MetricDefinition.named(member.key) else {
                throw goals.error("\"\(member.key)\" is no metric of the row")
            }
            list.append(Goal(metric, limit: try goals.object(member.key).number("limit")))
        }
        return list
    }
}

extension ResultRow {
    /// The row's expectations; reports from before there were any have none. What is expected of a figure that this version
    /// does not know is kept, and never complained about.
    private static func expectations(_ reader: ReportReader) throws(ReportError) -> [ExpectedFigure] {
        guard reader.has("expectations") else { return [] }
        let expectations = try reader.object("expectations")
        var list: [ExpectedFigure] = []
        for member in try reader.members("expectations") {
            let one = try expectations.object(member.key)
            let unknown = Figure(name: member.key, unit: try one.string("unit"), pass: .verify) { _ in nil }
            list.append(
                ExpectedFigure(
                    Figure.named(member.key) ?? unknown, least: try one.optional("min", ReportReader.number),
                    most: try one.optional("max", ReportReader.number)))
        }
        return list
    }

    /// The row's thresholds, of the metrics that this version knows.
    private static func thresholds(_ reader: ReportReader) throws(ReportError) -> [Threshold] {
        guard reader.has("thresholds") else { return [] }
        let thresholds = try reader.object("thresholds")
        var list: [Threshold] = []
        for member in try reader.members("thresholds") {
            guard let metric = MetricDefinition.named(member.key) else { continue }
            list.append(Threshold(metric, share: try thresholds.number(member.key)))
        }
        return list
    }
}

extension MetricValue {
    /// Reads a figure back from its readings; null stands for one that was not finite.
    init(_ name: String, _ reader: ReportReader) throws(ReportError) {
        let definition = MetricDefinition(
            name: name,
            unit: try reader.string("unit"),
            better: try reader.choice("better", of: MetricDefinition.Direction.self),
            kind: try reader.choice("kind", of: MetricDefinition.Kind.self),
            pass: MetricDefinition.named(name)?.pass)
        let readings: [[Double]] = try reader.array("readings", of: "arrays of numbers") { process in
            let numbers = process.array?.map { $0.isNull ? .nan : $0.double }
            let finite = numbers?.compactMap(\.self)
            return finite?.count == numbers?.count ? finite : nil
        }
        guard let value = MetricValue(definition, samples: readings) else {
            throw reader.error("expected at least one reading")
        }
        self = value
    }
}

extension Delivery {
    /// Reads the `delivery` of a row back.
    init(_ reader: ReportReader) throws(ReportError) {
        let reasons = try reader.object("dropped_by_reason")
        var droppedByReason: [(reason: String, count: UInt64)] = []
        for member in try reader.members("dropped_by_reason") {
            droppedByReason.append((member.key, try reasons.count(member.key)))
        }
        self.init(
            attempted: try reader.count("attempted"),
            filtered: try reader.count("filtered"),
            sampledOut: try reader.count("sampled_out"),
            accepted: try reader.count("accepted"),
            dropped: try reader.count("dropped"),
            droppedByReason: droppedByReason,
            delivered: try reader.count("delivered"),
            missingUnaccounted: try reader.count("missing_unaccounted"),
            duplicated: try reader.count("duplicated"),
            reordered: try reader.count("reordered"),
            torn: try reader.count("torn"),
            verifiedBy: try reader.string("verified_by"))
    }
}
