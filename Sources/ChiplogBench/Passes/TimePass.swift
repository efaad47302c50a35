/// CPU time, throughput, the caller's time and the drain's, from samples of a steady length in fresh processes.
///
/// The first process finds the batch; the others take it over, so that all of them do the same.
struct TimePass: Pass {
    let name = PassName.time

    func conduct(_ row: PassRequest) throws(WorkerFailure) -> PassResult {
        let target = sampleTime(row)
        let warmUp = row.profile.warmUp.nanoseconds
        var batch: JSON?
        var readings: [[SampleReading]] = []
        for process in 0..<row.profile.processes {
            row.progress(process, row.profile.processes)
            let worker = try row.startWorker()
            let calibration: [JSON.Member] = [
                JSON.Member("sample_ns", .integer(target)), JSON.Member("warm_up_ns", .integer(warmUp)),
                JSON.Member("batch", batch ?? .null),
            ]
            batch = try worker.ask("warm_up", calibration)["batch"]
            let answer = try worker.ask(
                "sample",
                [JSON.Member("count", .integer(row.profile.samples)), JSON.Member("batch", batch ?? .null)])
            guard let samples = answer["samples"]?.array?.compactMap(SampleReading.init(json:)), !samples.isEmpty else {
                throw .crashed("answered \"sample\" without samples")
            }
            readings.append(samples)
            _ = try worker.ask("finish")
        }
        return PassResult(metrics: TimeMetrics.values(of: readings))
    }

    func makeWorker(_ driver: WorkloadDriver) -> any PassWorker { TimePassWorker(driver: driver) }

    private func sampleTime(_ row: PassRequest) -> UInt64 {
        let wanted = row.profile.sampleTime.nanoseconds
        return row.scenario.load.threads > 1 ? max(wanted, SchedulerGranularity.shortestThreadedSample) : wanted
    }
}
