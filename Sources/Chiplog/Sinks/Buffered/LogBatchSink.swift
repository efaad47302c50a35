/// Where events go many at a time: the seam for exporters. `BatchingSink` collects the batches.
///
/// What a batch sink promises:
/// 1. `write` returns with the whole batch taken, or throws with none of it taken; it is then offered the same batch again.
/// 2. It is called by one thread at a time, and neither concurrently with `flush` and `shutdown`.
/// 3. It may keep the batch. It may log, also to the pipeline that it belongs to.
public protocol LogBatchSink: Sendable {
    func write(_ batch: LogBatch) throws(SinkError)
    /// Returns when every batch taken before is out of the process, or throws.
    func flush() throws(SinkError)
    /// Flushes within about `limit`, or throws.
    func flush(within limit: Duration) throws(SinkError)
    /// Releases what the sink holds; called once, after the last batch.
    func shutdown() throws(SinkError)
}

extension LogBatchSink {
    /// Sinks that hold nothing back have nothing to do.
    public func flush() throws(SinkError) {}
    /// Sinks that wait for nobody flush as always.
    public func flush(within limit: Duration) throws(SinkError) { try flush() }
    /// Sinks that hold nothing have nothing to release.
    public func shutdown() throws(SinkError) {}
}
