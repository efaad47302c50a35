/// A worker of the time pass as its parent sees it: warmed up, and asked for samples.
struct TimeWorker {
    private let connection: WorkerConnection
    /// How many events a sample has.
    let batch: UInt64

    /// Starts a worker and warms it up; without a `batch` it finds one whose samples last as long as the profile says.
    init(_ row: PassRequest, block: Int, batch: UInt64?) throws(WorkerFailure) {
        connection = try row.startWorker(block)
        let answer = try connection.ask(
            "warm_up",
            [
                JSON.Member("sample_ns", .integer(Self.sampleTime(row))),
                JSON.Member("warm_up_ns", .integer((row.scenario.load.warmUp ?? row.profile.warmUp).nanoseconds)),
                JSON.Member("batch", .orNull(batch)),
            ])
        guard let found = answer["batch"]?.uint else { throw .crashed("answered \"warm_up\" without a batch") }
        self.batch = found
    }

    /// Takes `count` samples.
    func samples(_ count: Int) throws(WorkerFailure) -> [SampleReading] {
        let answer = try connection.ask(
            "sample", [JSON.Member("count", .integer(count)), JSON.Member("batch", .integer(batch))])
        guard let samples = answer["samples"]?.array?.compactMap(SampleReading.init(json:)), samples.count == count
        else {
            throw .crashed("answered \"sample\" without the samples")
        }
        return samples
    }

    /// Takes one sample.
    func sample() throws(WorkerFailure) -> SampleReading { try samples(1)[0] }

    func finish() throws(WorkerFailure) {
        _ = try connection.ask("finish")
    }

    private static func sampleTime(_ row: PassRequest) -> UInt64 {
        let wanted = row.profile.sampleTime.nanoseconds
        return row.scenario.load.threads > 1 ? max(wanted, SchedulerGranularity.shortestThreadedSample) : wanted
    }
}
