/// The releases of a folder, in the order in which they were compared.
public struct ReleaseHistory: Sendable {
    /// Releases one after the other, from a first one to a last one. A release that two were compared with is in the
    /// lines of both.
    public let lines: [ReleaseLine]

    /// Orders releases along ``ReleaseRecord/previous``.
    ///
    /// One whose previous is not among them begins a line. One that was not built follows what it would have been
    /// compared with, before what was compared with it.
    ///
    /// - Throws: A sentence where releases follow each other in a circle, or one is there twice.
    public init(_ records: [ReleaseRecord]) throws(ReleaseOrderError) {
        let order = try ReleaseOrder(records)
        lines = order.lines
    }

    /// The releases that were measured and that nothing has been compared with yet, one for each line that has any.
    public var newest: [ReleaseRecord] {
        lines.compactMap { line in line.releases.last(where: \.isMeasured) }
    }

    /// The metric to show where none is asked for: the most important one that any release has figures of.
    public var leadingMetric: MetricDefinition {
        let found = Set(lines.flatMap { $0.releases.flatMap { $0.rows.flatMap { $0.figures.map(\.metric) } } })
        return ReleaseRecord.metrics.first { found.contains($0.name) } ?? .cpuTime
    }
}

/// Releases one after the other; those that were not built have their places among them.
public struct ReleaseLine: Equatable, Sendable {
    public var releases: [ReleaseRecord]

    /// The labels of the first and the last release, as in `v1.0.0 to v1.4.0`.
    public var range: String {
        let labels = [releases.first, releases.last].compactMap { $0?.name.label }
        return Set(labels).count == 1 ? labels[0] : labels.joined(separator: " to ")
    }
}
