/// Response and service times under arrivals at fixed rates, each rate in a process of its own.
struct LatencyPass: Pass {
    let name = PassName.latency
    let isTimed = true

    /// A task that waits for its time would block a thread of the pool that it shares with the others.
    func applies(to scenario: Scenario) -> Bool {
        scenario.load.mode != .closed && scenario.load.executor == .thread
    }

    func conduct(_ row: PassRequest) throws(WorkerFailure) -> PassResult {
        let load = row.scenario.load
        var rows: [LatencyRow] = []
        var capacity: Double?
        for (index, rate) in load.rates.enumerated() {
            row.progress(index, load.rates.count)
            let worker = try row.startWorker(index)
            if case .share = rate, capacity == nil { capacity = try Self.capacity(worker, row.profile) }
            rows.append(try Self.measure(worker, rate.perSecond(capacity: capacity ?? 0), row))
        }
        return PassResult(metrics: Self.metrics(rows), latency: rows, warnings: Self.warnings(rows))
    }

    func makeWorker(_ row: LoadedRow) -> any PassWorker { LatencyPassWorker(row: row) }

    private static func capacity(_ worker: WorkerConnection, _ profile: Profile) throws(WorkerFailure) -> Double {
        let answer = try worker.ask("capacity", [JSON.Member("sample_ns", .integer(profile.sampleTime.nanoseconds))])
        guard let capacity = answer["per_second"]?.double, capacity > 0 else { throw .incomplete("capacity") }
        return capacity
    }

    private static func measure(
        _ worker: WorkerConnection, _ rate: Double, _ row: PassRequest
    ) throws(WorkerFailure) -> LatencyRow {
        let duration = row.scenario.load.duration ?? row.profile.latencyTime
        let answer = try worker.ask(
            "follow",
            [JSON.Member("rate", .double(rate)), JSON.Member("duration_ns", .integer(duration.nanoseconds))])
        do throws(ReportError) {
            return try LatencyRow(ReportReader(answer["latency"] ?? .null))
        } catch {
            throw .crashed("answered \"follow\" without a whole latency row: \(error)")
        }
    }

    /// The highest rate reached of those that every lower one was reached of, too; and the percentiles.
    static func metrics(_ rows: [LatencyRow]) -> [MetricValue] {
        let reached = rows.sorted { $0.rate < $1.rate }.prefix { !$0.isSaturated }
        let maximum = reached.last.flatMap { MetricValue(.maximumRate, samples: [[$0.rate]]) }
        return (maximum.map { [$0] } ?? []) + LatencyRow.percentiles(of: rows)
    }

    private static func warnings(_ rows: [LatencyRow]) -> [ReportWarning] {
        rows.filter(\.isSaturated).map { row in
            ReportWarning(
                code: "latency.saturated",
                message: "saturated: of \(NumberText.grouped(UInt64(row.rate))) events/s due only "
                    + "\(NumberText.grouped(UInt64(row.achieved))) were done, so waiting times grew without end")
        }
    }
}
