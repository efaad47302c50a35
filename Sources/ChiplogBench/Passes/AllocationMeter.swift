/// Counts the allocations of the whole process. An executable has one that stands in front of the C library's allocator;
/// the engine cannot, since a library must not replace its user's.
public struct AllocationMeter: Sendable {
    /// What has been counted up to one moment, by all threads.
    public struct Reading: Equatable, Sendable {
        /// Calls that allocated.
        public var allocations: UInt64
        /// Bytes they asked for.
        public var bytes: UInt64
        /// Usable bytes allocated less those freed since `begin`.
        public var live: Int64
        /// The most `live` has been.
        public var peak: Int64

        public init(allocations: UInt64, bytes: UInt64, live: Int64, peak: Int64) {
            self.allocations = allocations
            self.bytes = bytes
            self.live = live
            self.peak = peak
        }
    }

    /// Begins to follow live bytes, from 0.
    public var begin: @Sendable () -> Void
    public var read: @Sendable () -> Reading

    public init(begin: @escaping @Sendable () -> Void, read: @escaping @Sendable () -> Reading) {
        self.begin = begin
        self.read = read
    }
}
