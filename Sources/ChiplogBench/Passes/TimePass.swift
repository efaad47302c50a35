/// CPU time, throughput, the caller's time and the drain's, from samples of a steady length in fresh processes.
///
/// The first process finds the batch; the others take it over, so that all of them do the same.
struct TimePass: Pass {
    let name = PassName.time
    let isTimed = true

    func conduct(_ row: PassRequest) throws(WorkerFailure) -> PassResult {
        var batch: UInt64?
        var readings: [[SampleReading]] = []
        for process in 0..<row.profile.processes {
            row.progress(process, row.profile.processes)
            let worker = try TimeWorker(row, block: process, batch: batch)
            batch = worker.batch
            readings.append(try worker.samples(row.profile.samples))
            try worker.finish()
        }
        return PassResult(metrics: TimeMetrics.values(of: readings))
    }

    func makeWorker(_ row: LoadedRow) -> any PassWorker { TimePassWorker(driver: row.driver) }
}
