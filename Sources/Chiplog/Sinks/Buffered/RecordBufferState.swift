internal import CChiplogShims

/// What a `RecordBuffer` keeps behind its lock.
struct RecordBufferState {
    /// How long a failing sink is left alone, unless a flush is asked for.
    static let pause: Int64 = 1_000_000_000

    enum Append {
        case kept
        /// Kept, and the chunk is full now.
        case keptLast
        /// There is no room before something has been handed on.
        case full
        /// Lost, and counted.
        case counted
    }

    var maxEvents: Int
    private let maxBytes: Int
    /// nil until the first event.
    private var filling: RecordChunk?
    /// What is being handed on, or was refused.
    private var handing: LogBatch?
    /// An empty chunk for further use.
    private var spare: RecordChunk?
    /// What the sink threw last, and how long it is left alone; 0 when it does not fail.
    private(set) var failure: SinkError?
    private var retryTime: Int64 = 0
    private(set) var isClosed = false
    private var finishesLater = false
    private(set) var delivered: UInt64 = 0
    var dropped = DropCounters()

    init(maxEvents: Int, maxBytes: Int) {
        self.maxEvents = max(1, maxEvents)
        self.maxBytes = min(max(1, maxBytes), 1 << 30)
    }

    var pending: UInt64 { UInt64((filling?.count ?? 0) + (handing?.count ?? 0)) }

    var queuedBytes: Int { (filling?.usedBytes ?? 0) + (handing?.byteCount ?? 0) }

    var isPausing: Bool { retryTime != 0 && chiplog_monotonic_ns() < retryTime }

    mutating func append(_ record: RawSpan) -> Append {
        guard !isClosed else {
            dropped.closed += 1
            return .counted
        }
        guard filling != nil || makeChunk(for: record) else {
            dropped.memory += 1
            return .counted
        }
        guard let count = filling?.count, count < maxEvents, filling?.append(record) == true else {
            return .full
        }
        return count + 1 == maxEvents ? .keptLast : .kept
    }

    /// A record larger than a chunk gets one of its size.
    private mutating func makeChunk(for record: RawSpan) -> Bool {
        let size = RecordChunk.size(of: record)
        if let spare, spare.capacity >= size {
            filling = spare
            self.spare = nil
        } else {
            filling = RecordChunk(capacity: max(maxBytes, size))
        }
        return filling != nil
    }

    /// The batch to be handed on next.
    mutating func next() -> LogBatch? {
        if handing == nil, let chunk = filling {
            handing = LogBatch(chunk)
            filling = nil
        }
        return handing
    }

    /// The batch was taken.
    mutating func letGo(of batch: consuming LogBatch) {
        handing = nil
        delivered += UInt64(batch.count)
        failure = nil
        retryTime = 0
        if let chunk = batch.recycled(), chunk.capacity == maxBytes {
            spare = chunk
        }
    }

    /// The batch was refused.
    mutating func keep(after error: SinkError) {
        failure = error
        retryTime = chiplog_monotonic_ns() + Self.pause
    }

    /// False when it was closed before. `later`: what follows is left to whoever is handing on.
    mutating func close(later: Bool) -> Bool {
        guard !isClosed else { return false }
        isClosed = true
        finishesLater = later
        return true
    }

    /// Whether what follows a shutdown was left for now; answered once.
    mutating func isToBeFinished() -> Bool {
        defer { finishesLater = false }
        return finishesLater
    }

    /// Counts what is still there as lost.
    mutating func giveUp() {
        dropped.failed += pending
        handing = nil
        filling = nil
        spare = nil
    }
}
