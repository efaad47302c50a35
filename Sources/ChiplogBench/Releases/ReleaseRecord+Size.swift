extension ReleaseRecord {
    /// How long the file of a record is at most, as long as leaving figures out can bring it there: 40 KiB.
    public static let maximumBytes = 40_960

    /// The record without the figures of as many metrics, the least important first, as make its file too long.
    ///
    /// Where even a record without any figure is too long, that is what is left.
    public func fitting(bytes limit: Int = maximumBytes) -> ReleaseRecord {
        var record = self
        for metric in Self.metrics.reversed() where record.text.utf8.count > limit {
            guard rows.contains(where: { $0.figure(metric) != nil }) else { continue }
            record.omitted.append(metric.name)
            for index in record.rows.indices { record.rows[index].figures.removeAll { $0.metric == metric.name } }
        }
        return record
    }

    /// That figures were left out; nil where none were.
    public var omission: ReportWarning? {
        guard !omitted.isEmpty else { return nil }
        return ReportWarning(
            code: "release.omitted",
            message: "\(name.label): the record of \(rows.count) rows leaves out \(omitted.joined(separator: ", ")), "
                + "to stay below \(Self.maximumBytes >> 10) KiB: choose rows by --filter and --skip")
    }
}
