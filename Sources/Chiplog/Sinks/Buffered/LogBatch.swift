/// Events that are handed over at once, in the order in which they came.
///
/// A value: unlike an event it may be kept. It holds the encoded records, some 150 bytes each, and decodes only what is
/// asked for.
public struct LogBatch: Sendable {
    /// nil in an empty batch.
    private var chunk: RecordChunk?

    init(_ chunk: RecordChunk?) {
        self.chunk = chunk
    }

    /// How many events there are; never 0 in a batch that a sink is handed.
    public var count: Int { chunk?.count ?? 0 }

    /// How many bytes the encoded records take.
    public var byteCount: Int { chunk?.usedBytes ?? 0 }

    /// Runs `body` with each event in order, until it throws.
    public func forEachEvent<Failure: Error>(_ body: (borrowing LogEvent) throws(Failure) -> Void) throws(Failure) {
        try chunk?.forEachEvent(body)
    }

    /// The chunk, empty, for further use; nil when a copy of the batch has been kept.
    consuming func recycled() -> RecordChunk? {
        chunk?.recycle() == true ? chunk : nil
    }
}

extension LogBatch {
    /// Hands every event to `sink`, in order, until it throws. Neither flushes nor shuts it down.
    public func write(to sink: any LogSink) throws(SinkError) {
        try forEachEvent { (event: borrowing LogEvent) throws(SinkError) in try sink.write(event) }
    }

    /// Every event as a line, line ends included; allocates.
    public func text(format formatter: any LogFormatter = .text) -> String {
        LineBuffer.string { text in
            forEachEvent { event in
                formatter.format(event, into: &text)
                text.append(byte: UInt8(ascii: "\n"))
            }
        }
    }
}
