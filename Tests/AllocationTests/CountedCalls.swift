import CMallocCount

/// Counts what calls allocate on this thread, once it has kept buffers and the pages of counters.
enum CountedCalls {
    /// The fewest allocations in a hundred calls, of three hundreds.
    ///
    /// What a call allocates each time is in all of them. What it does once, because another test of this process changed
    /// something that all logs look at, is in one.
    static func fewestAllocations(in call: () -> Void) -> UInt64 {
        for _ in 0..<10 { call() }
        return (0..<3).reduce(into: UInt64.max) { fewest, _ in
            let before = malloc_count_allocations()
            for _ in 0..<100 { call() }
            fewest = min(fewest, malloc_count_allocations() - before)
        }
    }
}
