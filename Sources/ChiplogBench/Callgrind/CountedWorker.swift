/// A worker under Callgrind, with the files its counts go to.
struct CountedWorker {
    let connection: WorkerConnection
    let output: CallgrindOutput
}
