import CMallocCount
import Chiplog
import Testing

/// Asking a filter costs no allocation, whatever it asks, objects and errors compared as values excepted.
@Suite(.enabled(if: malloc_count_is_available(), "allocations are counted on glibc without a sanitizer only"))
struct FilterAllocationTests {
    /// Counts what its filter allocates.
    private final class CountingSink: LogSink {
        let filter: LogFilter
        let count = FutexMutex<(allocations: Int, matches: Int, calls: Int)>((0, 0, 0))

        init(_ filter: LogFilter) { self.filter = filter }

        func write(_ event: borrowing LogEvent) throws(SinkError) {
            let before = malloc_count_allocations()
            let matches = filter.matches(event)
            let allocations = Int(malloc_count_allocations() - before)
            count.withLock { count in
                count.calls += 1
                // The first calls make the runtime look up types.
                guard count.calls > 10 else { return }
                count.allocations += allocations
                count.matches += matches ? 1 : 0
            }
        }

        func flush() throws(SinkError) {}
        func shutdown() throws(SinkError) {}
        var counters: SinkCounters { SinkCounters() }
    }

    @Test(
        "a filter allocates nothing",
        arguments: [
            .atLeast(.info) & .label("checkout") & !.hasError & !.hasTrace & !.isSpan,
            .message(.contains("placed in the shop")) & .message(.wildcard("order*shop *?e*")),
            .message(.regex(try RegexPattern("(?i)ORDER (was )?pl[a-c]ced"))),
            .field("a field with a long name.city", .text(.wildcard("a rather long city*"))),
            .field("order", .equal(to: 42)) & .field("order", .less(than: 42.5)) & .field("order", .oneOf([1, 2, 42])),
            .field("tags", .equal(to: ["a rather long tag", 2])) & .field("city", .notEqual(to: "a rather long city")),
            .any([.nothing, .error(type: "a rather long type name"), .field("took", .exists)]),
        ] as [LogFilter])
    func none(filter: LogFilter) {
        let sink = CountingSink(filter)
        let log = Log("checkout", pipeline: Pipeline(sinks: [sink]))
        for _ in 0..<110 {
            log.info("order placed in the shop at the corner") {
                $0["order"] = 42
                $0["took"] = Duration.milliseconds(17)
                $0["city"] = "Köln"
                $0.object("a field with a long name") { $0["city"] = "a rather long city's name" }
                $0.array("tags") {
                    $0.append("a rather long tag")
                    $0.append(2)
                }
            }
        }
        #expect(sink.count.withLock { $0.matches } == 100)
        #expect(sink.count.withLock { $0.allocations } == 0, "in 100 calls")
    }
}
