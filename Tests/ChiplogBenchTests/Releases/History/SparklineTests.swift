import Testing

@testable import ChiplogBench

@Suite struct SparklineTests {
    @Test(arguments: [
        ([0, 1, 2, 3, 4, 5, 6, 7], 0.0, "▁▂▃▄▅▆▇█"), ([5, 5, 5], 0, "▁▁▁"), ([5, 5, 5], 1, "▁▁▁"),
        ([0, nil, 10], 0, "▁░█"), ([nil, nil], 0, "░░"), ([], 0, ""), ([0, .infinity, 10, .nan], 0, "▁░█░"),
        ([-10, 10], 0, "▁█"), ([0, 1], 10, "▁▂"), ([3], 0, "▁"),
        ([-1e308, 1e308], 0, "▁▁"),
    ])
    func `Numbers become bars between the least and the greatest`(values: [Double?], span: Double, bars: String) {
        #expect(Sparkline.text(values, leastSpan: span) == bars)
    }

    @Test(arguments: [
        ([1, 2, 4], "▁▅█"), ([1, 0.5, 0.25], "█▅▁"), ([1, 1.002, 0.999], "▁▁▁"), ([1, 1.01, 1], "▁▂▁"),
        ([1, 1.05], "▁█"),
        ([1, nil, 1], "▁░▁"),
    ])
    func `Ratios are shown as logarithms, and noise as next to nothing`(ratios: [Double?], bars: String) {
        #expect(Sparkline.text(ratios: ratios) == bars)
    }

    @Test(arguments: 0..<100)
    func `A higher number never has a lower bar`(seed: Int) {
        var random = SplitMix64(seed: UInt64(seed))
        let values = (0..<30).map { _ in Double.random(in: -1e6...1e6, using: &random) }
        let bars = Array(Sparkline.text(values, leastSpan: 0))
        #expect(bars.count == values.count)
        #expect(bars.contains("▁") && bars.contains("█"))
        for (a, first) in zip(values, bars) {
            for (b, second) in zip(values, bars) where a < b { #expect(first <= second) }
        }
    }
}
