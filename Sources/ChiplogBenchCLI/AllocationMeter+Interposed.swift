import CMallocCount
import ChiplogBench

extension AllocationMeter {
    /// This executable's own counter, which stands in front of the allocator; nil where it cannot.
    static var interposed: AllocationMeter? {
        guard malloc_count_is_available() else { return nil }
        return AllocationMeter(
            begin: { malloc_count_track_live() },
            read: {
                let totals = malloc_count_process()
                return Reading(
                    allocations: totals.allocations, bytes: totals.bytes, live: totals.live, peak: totals.live_peak)
            })
    }
}
