/// What a scenario may use up before it is ended.
///
/// Each applies to every worker process by itself. A breach of `wall` ends a row as `timeout`, of any other as `limit`.
/// Where one of the others is set, a thread of the worker looks every few milliseconds, which costs well under 1 % of a
/// processor; the instr pass, which would count that thread's instructions, has no limit but `wall`.
public struct Limits: Equatable, Sendable {
    /// Real time of each worker process, 1 ms to 1 h.
    public var wall: Duration
    /// Bytes resident, the kernel's high-water mark included, so that no spike is missed.
    public var rss: UInt64?
    /// Bytes of heap alive beyond those at the first event; looked at in the alloc pass, which alone counts them.
    public var liveHeap: UInt64?
    /// Bytes of all files in the worker's folder at once.
    public var output: UInt64?
    /// What waits in the workload's queue, in the measure of ``Workload/queueDepth``.
    public var queueDepth: UInt64?

    public init(
        wall: Duration = .seconds(60), rss: UInt64? = nil, liveHeap: UInt64? = nil, output: UInt64? = nil,
        queueDepth: UInt64? = nil
    ) {
        self.wall = wall
        self.rss = rss
        self.liveHeap = liveHeap
        self.output = output
        self.queueDepth = queueDepth
    }
}

extension Limits {
    /// Reads the `limits` section; the defaults where there is none.
    init(_ reader: ScenarioReader?) throws(ScenarioError) {
        self.init()
        guard let reader else { return }
        wall = try reader.duration("wall", in: .milliseconds(1) ... .seconds(3_600), default: wall)
        rss = try Self.size(reader, "rss")
        liveHeap = try Self.size(reader, "live_heap")
        output = try Self.size(reader, "output")
        queueDepth = try Self.size(reader, "queue_depth")
        try reader.finish()
    }

    private static func size(_ reader: ScenarioReader, _ key: String) throws(ScenarioError) -> UInt64? {
        try reader.value(ifPresent: key).map { (value) throws(ScenarioError) in
            UInt64(try value.size(in: 1...(1 << 50)))
        }
    }
}
