import Chiplog

/// Writes the events of each batch to a sink.
struct BatchesIntoSink: LogBatchSink {
    let sink: any LogSink

    func write(_ batch: LogBatch) throws(SinkError) { try batch.write(to: sink) }
    func flush() throws(SinkError) { try sink.flush() }
    func shutdown() throws(SinkError) { try sink.shutdown() }
}
