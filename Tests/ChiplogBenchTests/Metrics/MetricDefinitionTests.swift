import ChiplogBench
import Testing

@Suite struct MetricDefinitionTests {
    @Test func `Names are different and found again`() {
        #expect(Set(MetricDefinition.all.map(\.name)).count == MetricDefinition.all.count)
        for definition in MetricDefinition.all { #expect(MetricDefinition.named(definition.name) == definition) }
        #expect(MetricDefinition.named("speed") == nil)
    }

    @Test func `Nothing that depends on what else the machine does can gate`() {
        let judged = MetricDefinition.all.filter { $0.kind != .info }.map(\.name)
        #expect(
            judged == [
                "cpu_time", "ratio_to_reference", "allocs", "alloc_bytes", "peak_rss", "instructions", "mallocs",
                "retains", "releases",
            ])
    }
}
