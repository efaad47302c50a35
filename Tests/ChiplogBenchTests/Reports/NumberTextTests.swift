import Testing

@testable import ChiplogBench

@Suite struct NumberTextTests {
    @Test(arguments: [
        (0, "0"), (999, "999"), (1_000, "1,000"), (1_234_567, "1,234,567"), (UInt64.max, "18,446,744,073,709,551,615"),
    ])
    func `Integers stand in groups of three`(value: UInt64, text: String) {
        #expect(NumberText.grouped(value) == text)
    }

    @Test(arguments: [
        (0, 2, "0.00"), (1234.567, 1, "1,234.6"), (-0.05, 1, "-0.1"), (-0.01, 1, "0.0"), (0.999, 2, "1.00"),
        (5.05, 0, "5"),
        (.nan, 1, "n/a"), (.infinity, 1, "n/a"), (1e300, 0, "n/a"),
    ])
    func `Numbers are rounded to their digits`(value: Double, decimals: Int, text: String) {
        #expect(NumberText.fixed(value, decimals: decimals) == text)
    }

    @Test(
        arguments: [
            ("ns/event", [45, 2_000_000], "ns/event"), ("ns/event", [12_000, 2_000_000], "µs/event"),
            ("ns/event", [2e7], "ms/event"), ("events/s", [0, 9_999], "events/s"), ("events/s", [12_000], "k events/s"),
            ("events/s", [12e6], "M events/s"), ("bytes/event", [64], "bytes/event"),
            ("bytes/event", [65_536], "KiB/event"),
            ("bytes", [20_480, 3e9], "KiB"), ("bytes", [3e9], "MiB"), ("apples", [1e12], "apples"),
            ("ns/event", [], "ns/event"),
        ] as [(String, [Double], String)])
    func `A column's unit suits its smallest value`(unit: String, values: [Double], expected: String) {
        #expect(UnitScale(unit: unit, for: values).unit == expected)
    }

    @Test(
        arguments: [
            ([], "ns", "7"), ([41], "ns", "7"), ([99, 5_000_000], "ns", "7"), ([100, 5_000_000], "µs", "0.007"),
            ([420, 1_800], "µs", "0.007"), ([99_999], "µs", "0.007"), ([100_000], "ms", "0.000"),
            ([2_000_000_000], "s", "0.000"),
        ] as [([UInt64], String, String)])
    func `Times in one column share the unit that loses least of the shortest`(
        values: [UInt64], unit: String, seven: String
    ) {
        let scale = UnitScale(nanoseconds: values)
        #expect(scale.unit == unit)
        #expect(scale.text(7) == seven)
    }

    @Test(arguments: [
        (0, "0.00"), (0.999, "1.00"), (9.994, "9.99"), (9.996, "10.0"), (99.94, "99.9"), (99.96, "100"),
        (1234, "1,234"),
    ])
    func `Three digits count, whichever way they are rounded`(value: Double, text: String) {
        #expect(UnitScale(unit: "apples", for: [value]).text(value) == text)
    }

    @Test(
        arguments: [
            (1.034, .cpuTime, "3.4 % slower"), (0.5, .cpuTime, "50.0 % faster"), (1.2, .throughput, "20.0 % faster"),
            (0.9, .throughput, "10.0 % slower"), (3, .allocations, "200.0 % more"),
            (0, .allocations, "100.0 % fewer"),
            (1.0001, .cpuTime, "±0.0 %, the same"), (.infinity, .cpuTime, "n/a"), (.nan, .cpuTime, "n/a"),
        ] as [(Double, MetricDefinition, String)])
    func `A change has a percentage and a word`(ratio: Double, metric: MetricDefinition, text: String) {
        #expect(ChangeText.text(ratio: ratio, of: metric) == text)
    }
}
