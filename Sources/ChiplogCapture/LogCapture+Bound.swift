extension LogCapture {
    /// How much a capture keeps: the first records and the last ones; what came between is counted and dropped.
    public struct Bound: Sendable, Hashable {
        /// Records kept from the beginning.
        public var first: Int { didSet { first = max(first, 0) } }
        /// Records kept from the end.
        public var last: Int { didSet { last = max(last, 0) } }
        /// Bytes of memory for the first records, and as many again for the last; some 150 a record with three fields.
        /// The last may take a quarter more, and a single record that is larger (16 MiB at most) its size.
        public var bytes: Int { didSet { bytes = max(bytes, 0) } }

        /// Negative numbers count as 0.
        public init(first: Int = 100_000, last: Int = 10_000, bytes: Int = 32 << 20) {
            self.first = max(first, 0)
            self.last = max(last, 0)
            self.bytes = max(bytes, 0)
        }
    }
}
