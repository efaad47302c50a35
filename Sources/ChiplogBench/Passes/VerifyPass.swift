/// What became of every event, from one process that does the scenario's whole load once.
struct VerifyPass: Pass {
    let name = PassName.verify

    func conduct(_ row: PassRequest) throws(WorkerFailure) -> PassResult {
        row.progress(0, 1)
        let worker = try row.startWorker(0)
        let events = row.eventsPerCaller
        let answer = try worker.ask("verify", [JSON.Member("events_per_caller", .integer(events))])
        if let readBack = row.readBack {
            // Before the worker ends, and its folder with it.
            defer { withExtendedLifetime(worker) {} }
            do throws(WorkloadError) {
                let all = events * UInt64(row.scenario.load.threads)
                return PassResult(delivery: try readBack(answer, all, worker.directory))
            } catch {
                throw .refused(error.description)
            }
        }
        do throws(ReportError) {
            return PassResult(delivery: try Delivery(ReportReader(answer["delivery"] ?? .null)))
        } catch {
            throw .crashed("answered \"verify\" without a whole delivery: \(error)")
        }
    }

    func makeWorker(_ row: LoadedRow) -> any PassWorker { VerifyPassWorker(driver: row.driver) }
}

/// The worker's part of the verify pass: one command, `verify`.
struct VerifyPassWorker: PassWorker {
    var driver: WorkloadDriver

    mutating func handle(_ command: String, _ arguments: JSON) throws(WorkloadError) -> JSON {
        guard command == "verify", let events = arguments["events_per_caller"]?.uint, events > 0 else {
            throw WorkloadError("the verify pass knows only \"verify\" with events_per_caller")
        }
        _ = try driver.sample(eventsPerCaller: events)
        try driver.workload.finish()
        return ["delivery": try driver.workload.delivery(sent: driver.sent).json]
    }
}
