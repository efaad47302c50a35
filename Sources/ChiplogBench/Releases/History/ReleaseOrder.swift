/// Why releases have no order, in one sentence.
public struct ReleaseOrderError: Error, Equatable, Sendable, CustomStringConvertible {
    public var description: String

    init(_ description: String) { self.description = description }
}

/// Which release follows which.
struct ReleaseOrder {
    private let records: [ReleaseName: ReleaseRecord]
    private let followers: [ReleaseName: [ReleaseRecord]]
    private let first: [ReleaseRecord]

    init(_ all: [ReleaseRecord]) throws(ReleaseOrderError) {
        var records: [ReleaseName: ReleaseRecord] = [:]
        for record in all where records.updateValue(record, forKey: record.name) != nil {
            throw ReleaseOrderError("the release \(record.name.label) is there twice, of the same commit")
        }
        let sorted = all.sorted { ($0.started, $0.name.label) < ($1.started, $1.name.label) }
        for record in sorted { try Self.refuseCircle(at: record, in: records) }
        self.records = records
        first = sorted.filter { record in record.previous.map { records[$0] == nil } ?? true }
        followers = Dictionary(grouping: sorted.filter { $0.previous != nil }) { $0.previous ?? $0.name }
    }

    /// A line for each release that nothing measured follows.
    var lines: [ReleaseLine] {
        first.flatMap { paths(from: $0) }.map { path in ReleaseLine(releases: path.flatMap(withUnbuilt)) }
    }

    /// The ways from `record` on through releases of which another one was measured.
    private func paths(from record: ReleaseRecord) -> [[ReleaseRecord]] {
        let next = (followers[record.name] ?? []).filter { isFollowed($0) }
        guard !next.isEmpty else { return [[record]] }
        return next.flatMap { paths(from: $0) }.map { [record] + $0 }
    }

    /// The release, then those that were to follow it and do not build.
    private func withUnbuilt(_ record: ReleaseRecord) -> [ReleaseRecord] {
        [record] + (followers[record.name] ?? []).filter { !isFollowed($0) }.flatMap(withUnbuilt)
    }

    /// Whether it was measured, or something that follows it.
    private func isFollowed(_ record: ReleaseRecord) -> Bool {
        record.isMeasured || (followers[record.name] ?? []).contains { isFollowed($0) }
    }

    private static func refuseCircle(
        at start: ReleaseRecord, in records: [ReleaseName: ReleaseRecord]
    ) throws(ReleaseOrderError) {
        var seen = [start.name]
        var next = start.previous
        while let name = next, let record = records[name] {
            if let place = seen.firstIndex(of: name) {
                let circle = (seen[place...] + [name]).map(\.label).joined(separator: " follows ")
                throw ReleaseOrderError("the releases follow each other in a circle: \(circle)")
            }
            seen.append(name)
            next = record.previous
        }
    }
}
