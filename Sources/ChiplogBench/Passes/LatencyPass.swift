struct LatencyRow: Equatable, Sendable {}
struct LatencyPass: Pass {
    let name = PassName.latency
    func conduct(_ row: PassRequest) throws(WorkerFailure) -> PassResult { .skipped(name, "not there yet") }
    func makeWorker(_ row: LoadedRow) -> any PassWorker { InstrPassWorker(row: row) }
}
